import type { Block, Cell, Document, MetricItem, RunFacts } from '../../model/document.ts';
import { decimalText, type Money } from '../../model/money.ts';
import type { CheaperEdge } from './cheaper-edges.ts';
import { FEE_COMPONENTS } from './components/index.ts';
import { estimateData, type EstimatedSide, type EstimateExtras, type FeesEstimateData } from './estimate-data.ts';
import type { FeeEstimate } from './estimate.ts';
import type { FeeKind } from './fee-types.ts';
import { estimateWarnings } from './estimate-warnings.ts';
import { rulesUsed } from './provenance.ts';

function titleOf(kind: FeeKind): string {
  return FEE_COMPONENTS.find((component) => component.meta.kind === kind)?.meta.title ?? kind;
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
    ...(estimate.tax === null ? [] : [item('tax', 'Sales tax', 'money', totals.tax)]),
    item('proceeds', 'Proceeds', 'money', totals.proceeds),
    {
      ...item('profit', 'Profit', 'money', totals.profit),
      tone,
      ...(totals.cost === null ? { note: 'needs the cost of a unit' } : {}),
    },
    item('margin', 'Margin', 'percent', totals.margin),
    ...(estimate.tax === null
      ? []
      : [item('net-margin', 'Margin of the price without tax', 'percent', totals.netMargin)]),
    item('roi', 'ROI', 'percent', totals.roi),
    item('break-even', 'Break-even price', 'money', extras.breakEven?.price ?? null),
    item('break-even-acos', 'Break-even ACoS', 'percent', totals.breakEvenAcos),
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

function costTable(estimate: FeeEstimate): Block[] {
  if (estimate.otherCosts.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'costs',
      title: 'Other costs per unit sold',
      columns: [
        { key: 'kind', label: 'Cost', kind: 'id' },
        { key: 'amount', label: 'Amount', kind: 'money' },
        { key: 'how', label: 'How', kind: 'text', truncate: true },
      ],
      rows: estimate.otherCosts.map((cost): Cell[] => [cost.kind, cost.amount, cost.explanation]),
      totals: ['total', estimate.totals.otherCosts, null],
    },
  ];
}

/** FBA and FBM next to each other: every fee and cost of either, then what is left. */
function sidesTable(left: EstimatedSide, right: EstimatedSide): Block {
  const sides = [left, right];
  const kinds = [
    ...new Set(sides.flatMap(({ estimate }) => [...estimate.fees, ...estimate.gaps].map((fee) => fee.kind))),
  ];
  const costs = [...new Set(sides.flatMap(({ estimate }) => estimate.otherCosts.map((cost) => cost.kind)))];
  const row = (what: string, cell: (side: EstimatedSide) => Cell): Cell[] => [what, ...sides.map(cell)];
  const money = (what: string, cell: (side: EstimatedSide) => Money | null): Cell[] => row(what, cell);
  return {
    type: 'table',
    id: 'sides',
    title: 'FBA and FBM side by side',
    columns: [
      { key: 'what', label: 'Per unit', kind: 'text' },
      ...sides.map(({ estimate }) => ({
        key: estimate.input.fulfilment,
        label: estimate.input.fulfilment.toUpperCase(),
        kind: 'money' as const,
      })),
    ],
    rows: [
      ...kinds.map((kind) =>
        money(titleOf(kind), ({ estimate }) => estimate.fees.find((fee) => fee.kind === kind)?.amount ?? null),
      ),
      ...costs.map((kind) =>
        money(kind, ({ estimate }) => estimate.otherCosts.find((cost) => cost.kind === kind)?.amount ?? null),
      ),
      money('Fees', ({ estimate }) => estimate.totals.fees),
      money('Proceeds', ({ estimate }) => estimate.totals.proceeds),
      money('Profit', ({ estimate }) => estimate.totals.profit),
      money('Break-even price', ({ breakEven }) => breakEven?.price ?? null),
    ],
    note: 'An empty cell: no such fee, or not known; what is not known is named under "Take care".',
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
      paragraphs: cheaper.length === 0 ? ['No single smaller side, weight or price would leave more.'] : [],
      bullets: cheaper.map(
        (edge) =>
          `${edge.by} ${edge.unit} off the ${edge.change} saves ${decimalText(edge.saves)} ${currency} a unit (${edge.because}; ${edge.tierAfter})`,
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
  const warnings = [
    ...estimateWarnings(estimate, extras.rules, extras.breakEven),
    ...(extras.other?.estimate.gaps ?? []).map(
      (gap) => `${extras.other?.estimate.input.fulfilment.toUpperCase() ?? ''}: ${gap.reason}.`,
    ),
  ];
  const data = estimateData(estimate, extras, warnings);
  const reasons = [
    ...(tier !== null && tier.found ? [tier.because] : []),
    ...[estimate, extras.other?.estimate].flatMap((side) => (side?.fees ?? []).map((fee) => fee.because)),
    ...(estimate.tax === null ? [] : [estimate.tax.because]),
  ];
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
    schemaVersion: 2,
    title: 'Fees of one unit',
    subtitle: [
      estimate.marketplace,
      input.date,
      input.fulfilment.toUpperCase(),
      ...(data.route === null ? [] : [`route ${data.route}`]),
      ...size,
    ].join(' · '),
    data,
    blocks: [
      // Without every fee there are no totals to show; what is missing comes first instead.
      ...(estimate.gaps.length > 0
        ? [care, feeTable(estimate)]
        : [
            { type: 'metrics', id: 'totals', metrics: metrics(estimate, extras) } as const,
            feeTable(estimate),
            ...costTable(estimate),
            ...(warnings.length > 0 ? [care] : []),
          ]),
      ...(extras.other === undefined || extras.other === null
        ? []
        : [sidesTable({ estimate, breakEven: extras.breakEven }, extras.other)]),
      ...(extras.cheaper === null ? [] : explainBlocks(estimate, extras.cheaper)),
    ],
    problems: [],
    provenance: { ...run, asOf: input.date, rules: rulesUsed(extras.rules, reasons), freshness: [] },
  };
}
