import type { Block, Cell, Document, MetricItem, RunFacts } from '../../model/document.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import { decimalText, majorUnits, type Money } from '../../model/money.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { ProductType } from '../../rules/fee-rows.ts';
import type { BreakEven } from './break-even.ts';
import type { CheaperEdge } from './cheaper-edges.ts';
import { FEE_COMPONENTS } from './components/index.ts';
import type { FeeEstimate } from './estimate.ts';
import type { FeeKind } from './fee-types.ts';
import { estimateWarnings } from './estimate-warnings.ts';
import { showWeight } from './measure.ts';
import { becauseData, rulesUsed, type BecauseData } from './provenance.ts';

export interface WeightData {
  /** Rounded to four decimals; limits are compared with the exact value. */
  readonly value: number;
  readonly unit: 'oz' | 'lb' | 'g' | 'kg';
}

export interface FeeData {
  /** `referral`, `closing`, `fulfillment`, `fuel-surcharge`, `overmax`, `packaging`. */
  readonly kind: string;
  /** Per unit, major units of the currency. */
  readonly amount: number;
  readonly because: BecauseData;
  /** How the amount was made, in words. */
  readonly explanation: string;
}

export interface FeeGapData {
  readonly kind: string;
  /** `no-table`, `no-version`, `no-row`, `missing-input`, `by-hand`... */
  readonly code: string;
  readonly reason: string;
  /** What the last card before the date would have charged; not in force and never part of the totals. */
  readonly lastKnown: { readonly amount: number; readonly because: BecauseData } | null;
}

export interface FeesEstimateTotals {
  /** Per unit in major units. Null as soon as one fee is not known. */
  readonly fees: number | null;
  /** Price less fees. */
  readonly proceeds: number | null;
  /** Null when no cost was given. */
  readonly cost: number | null;
  readonly profit: number | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Profit as a share of the cost. */
  readonly roi: number | null;
  /** The least price that loses nothing. */
  readonly breakEvenPrice: number | null;
}

export interface FeesEstimateData {
  readonly marketplace: string;
  readonly currency: string;
  /** The day the unit ships, ISO. */
  readonly date: string;
  readonly price: number;
  readonly fulfillment: FulfilmentChannel;
  readonly productType: ProductType;
  readonly category: string | null;
  /** Null for seller-fulfilled units and where it is not known. */
  readonly sizeTier: string | null;
  readonly shippingWeight: WeightData | null;
  readonly dimensionalWeight: WeightData | null;
  readonly fees: readonly FeeData[];
  readonly gaps: readonly FeeGapData[];
  readonly totals: FeesEstimateTotals;
  /** Spans of prices above `breakEvenPrice` in which a stepped fee makes the unit lose again. */
  readonly losesAgain: readonly { readonly from: number; readonly to: number }[];
  /** The weakest of the rows used. */
  readonly confidence: 'a' | 'b' | 'c';
  readonly warnings: readonly string[];
  /** The nearest single change of a side or the weight that costs less; only with `--explain`. */
  readonly cheaper: readonly {
    readonly change: string;
    readonly by: number;
    readonly unit: string;
    readonly saves: number;
    readonly tierAfter: string;
  }[];
}

export interface EstimateExtras {
  readonly rules: FeeRules;
  readonly breakEven: BreakEven | null;
  /** Null: not asked for. */
  readonly cheaper: readonly CheaperEdge[] | null;
}

const orNull = (amount: Money | null): number | null => (amount === null ? null : majorUnits(amount));

function titleOf(kind: FeeKind): string {
  return FEE_COMPONENTS.find((component) => component.meta.kind === kind)?.meta.title ?? kind;
}

function estimateData(estimate: FeeEstimate, extras: EstimateExtras, warnings: readonly string[]): FeesEstimateData {
  const { input, tier, totals } = estimate;
  const found = tier !== null && tier.found ? tier : null;
  // The unit in which the tier states its own limit is the unit a seller reads its weight in.
  const unit = found?.tier.maxWeight?.unit ?? 'lb';
  return {
    marketplace: estimate.marketplace,
    currency: input.price.currency,
    date: input.date,
    price: majorUnits(input.price),
    fulfillment: input.fulfilment,
    productType: input.productType,
    category: input.category,
    sizeTier: found?.tier.id ?? null,
    shippingWeight: found === null ? null : showWeight(found.shipping, unit),
    dimensionalWeight: found === null ? null : showWeight(found.dimensional, unit),
    fees: estimate.fees.map((fee) => ({
      kind: fee.kind,
      amount: majorUnits(fee.amount),
      because: becauseData(fee.because),
      explanation: fee.explanation,
    })),
    gaps: estimate.gaps.map((gap) => ({
      kind: gap.kind,
      code: gap.code,
      reason: gap.reason,
      lastKnown:
        gap.lastKnown === null
          ? null
          : { amount: majorUnits(gap.lastKnown.amount), because: becauseData(gap.lastKnown.because) },
    })),
    totals: {
      fees: orNull(totals.fees),
      proceeds: orNull(totals.proceeds),
      cost: orNull(totals.cost),
      profit: orNull(totals.profit),
      margin: totals.margin,
      roi: totals.roi,
      breakEvenPrice: orNull(extras.breakEven?.price ?? null),
    },
    losesAgain: (extras.breakEven?.losesAgain ?? []).map((span) => ({
      from: majorUnits(span.from),
      to: majorUnits(span.to),
    })),
    confidence: estimate.confidence,
    warnings,
    cheaper: (extras.cheaper ?? []).map((edge) => ({ ...edge, saves: majorUnits(edge.saves) })),
  };
}

function metrics(estimate: FeeEstimate, extras: EstimateExtras): MetricItem[] {
  const { totals } = estimate;
  const item = (id: string, label: string, kind: 'money' | 'percent', value: Cell): MetricItem => ({
    id,
    label,
    kind,
    value,
  });
  const tone = totals.profit === null ? 'neutral' : totals.profit.minor < 0 ? 'bad' : 'good';
  return [
    item('fees', 'Fees', 'money', totals.fees),
    item('proceeds', 'Proceeds', 'money', totals.proceeds),
    {
      ...item('profit', 'Profit', 'money', totals.profit),
      tone,
      ...(totals.cost === null ? { note: 'needs the cost of a unit' } : {}),
    },
    item('margin', 'Margin', 'percent', totals.margin),
    item('roi', 'ROI', 'percent', totals.roi),
    item('break-even', 'Break-even price', 'money', extras.breakEven?.price ?? null),
  ];
}

function feeTable(estimate: FeeEstimate): Block {
  const { input, totals } = estimate;
  return {
    type: 'table',
    id: 'fees',
    title: 'Fees per unit',
    columns: [
      { key: 'kind', label: 'Fee', kind: 'id' },
      { key: 'amount', label: 'Amount', kind: 'money' },
      { key: 'how', label: 'How', kind: 'text', truncate: true },
      { key: 'confidence', label: 'Sure', kind: 'id', priority: 2 },
    ],
    rows: [
      ...estimate.fees.map((fee): Cell[] => [fee.kind, fee.amount, fee.explanation, fee.because.confidence]),
      ...estimate.gaps.map((gap): Cell[] => [gap.kind, null, `not known: ${gap.reason}`, null]),
    ],
    totals: ['total', totals.fees, `of a price of ${decimalText(input.price)} ${input.price.currency}`, null],
    note: 'Sure: a is from Amazon itself, b from two or more independent sources, c from one or rebuilt.',
  };
}

function explainBlocks(estimate: FeeEstimate, cheaper: readonly CheaperEdge[]): Block[] {
  const { input, tier } = estimate;
  const rows = [
    ...(tier !== null && tier.found ? [{ what: 'size tier', reason: tier.because }] : []),
    ...estimate.fees.map((fee) => ({ what: titleOf(fee.kind), reason: fee.because })),
  ];
  const { currency } = input.price;
  return [
    {
      type: 'table',
      id: 'because',
      title: 'Where each amount comes from',
      columns: [
        { key: 'what', label: 'What', kind: 'text' },
        { key: 'table', label: 'Table', kind: 'id', priority: 2 },
        { key: 'from', label: 'From', kind: 'date' },
        { key: 'row', label: 'Row', kind: 'id' },
        { key: 'source', label: 'Source', kind: 'text', truncate: true },
        { key: 'read', label: 'Read on', kind: 'date', priority: 3 },
        { key: 'confidence', label: 'Sure', kind: 'id' },
      ],
      rows: rows.map(({ what, reason }): Cell[] => [
        what,
        reason.table,
        reason.version,
        reason.row,
        reason.source.url ?? reason.source.title,
        reason.source.retrieved,
        reason.confidence,
      ]),
    },
    {
      type: 'prose',
      id: 'cheaper',
      title: 'The nearest cheaper fee',
      paragraphs: cheaper.length === 0 ? ['No single smaller side or weight would cost less.'] : [],
      bullets: cheaper.map(
        (edge) =>
          `${edge.by} ${edge.unit} off the ${edge.change === 'weight' ? 'weight' : edge.change} saves ${decimalText(edge.saves)} ${currency} a unit (${edge.tierAfter})`,
      ),
    },
  ];
}

/**
 * The document of `fees estimate`: totals, fees with their reasons, what is not known and what to be careful with;
 * with `extras.cheaper` also the rule behind each amount and the distance to the next cheaper fee.
 */
export function estimateDocument(
  estimate: FeeEstimate,
  run: RunFacts,
  extras: EstimateExtras,
): Document<'fees-estimate', FeesEstimateData> {
  const { input, tier } = estimate;
  const warnings = estimateWarnings(estimate, extras.breakEven);
  const data = estimateData(estimate, extras, warnings);
  const reasons = [...(tier !== null && tier.found ? [tier.because] : []), ...estimate.fees.map((fee) => fee.because)];
  const care: Block = {
    type: 'prose',
    id: 'care',
    title: 'Take care',
    paragraphs: [],
    bullets: warnings,
    tone: 'warning',
  };
  const size =
    data.sizeTier === null || data.shippingWeight === null
      ? []
      : [`${data.sizeTier}, shipping weight ${data.shippingWeight.value} ${data.shippingWeight.unit}`];
  return {
    kind: 'fees-estimate',
    schemaVersion: 1,
    title: 'Fees of one unit',
    subtitle: [estimate.marketplace, input.date, input.fulfilment.toUpperCase(), ...size].join(' · '),
    data,
    blocks: [
      // Without every fee there are no totals to show; what is missing comes first instead.
      ...(estimate.gaps.length > 0
        ? [care, feeTable(estimate)]
        : [
            { type: 'metrics', id: 'totals', metrics: metrics(estimate, extras) } as const,
            feeTable(estimate),
            ...(warnings.length > 0 ? [care] : []),
          ]),
      ...(extras.cheaper === null ? [] : explainBlocks(estimate, extras.cheaper)),
    ],
    problems: [],
    provenance: { ...run, asOf: input.date, rules: rulesUsed(extras.rules, reasons), freshness: [] },
  };
}
