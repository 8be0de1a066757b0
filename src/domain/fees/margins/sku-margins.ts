import type { Freshness, ProvenanceRule } from '../../../model/document.ts';
import type { Confidence } from '../../../model/confidence.ts';
import { money, sumMoney, type Money } from '../../../model/money.ts';
import { daysBetween, type IsoDate, type Period } from '../../../model/period.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { FEE_MARKETPLACES, feeRulesFor, type FeeRules } from '../../../rules/fee-rules.ts';
import { rulesUsed } from '../provenance.ts';
import { catalogueOf, type CatalogueEntry, type FieldSource, type FieldSources } from './catalogue.ts';
import { reasonsInUse } from './reasons-in-use.ts';
import { salesSettings } from './sales-settings.ts';
import type { SkuGap } from './sku-gap.ts';
import { unitFees, type FeePart, type UnitResult } from './unit-fees.ts';

export interface MarginOptions {
  readonly asOf: IsoDate;
  /** Null: the first marketplace that has tables. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** Who ships where no file tells; absent: Amazon is assumed, and the SKU says so. */
  readonly fulfilment?: FulfilmentChannel | null;
  readonly rules?: FeeRules;
}

/** What one SKU earns. Null members are not known; `gaps` says why. */
export interface SkuMargin {
  readonly sku: string;
  readonly asin: string | null;
  readonly fulfilment: FulfilmentChannel;
  /** What a unit was sold for on average, less the seller's promotions; else the price on offer. */
  readonly price: Money | null;
  readonly cost: Money | null;
  /** Each fee that is known, per unit. */
  readonly parts: readonly FeePart[];
  /** Sum of the fees per unit; null as soon as one is not known. */
  readonly fees: Money | null;
  /** Sales tax in the price that leaves the sale; zero where tax comes on top. */
  readonly tax: Money | null;
  /** Price less tax, fees and cost, per unit. */
  readonly profit: Money | null;
  /** Profit as a share of the price, tax in it where prices hold tax. */
  readonly margin: number | null;
  /** Profit as a share of the cost. */
  readonly roi: number | null;
  readonly tier: string | null;
  readonly category: string | null;
  /** Units of the span, cancelled, pending and replacement orders left out. */
  readonly units: number;
  /** Profit per unit x units; null where profit is not known. */
  readonly profitOfPeriod: Money | null;
  readonly from: FieldSources & { readonly cost: FieldSource };
  readonly gaps: readonly SkuGap[];
  readonly notes: readonly string[];
  readonly confidence: Confidence;
}

export interface SkuMargins {
  readonly marketplace: string;
  readonly currency: string;
  /** What the units are counted from, and for which days. */
  readonly unitsFrom: 'orders' | 'traffic' | null;
  readonly period: Period | null;
  /** Worst profit of the period first, then those that are not known. */
  readonly skus: readonly SkuMargin[];
  readonly gaps: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

type MarginSources = FieldSources & { readonly cost: FieldSource };

/** A function that makes the sources of a SKU's fields, each combination once: there are few of them. */
function sourceMaker(): (from: FieldSources, unit: UnitResult) => MarginSources {
  const made = new Map<FieldSources, Map<string, MarginSources>>();
  return (from, { categoryByQuote, cost }) => {
    let known = made.get(from);
    if (known === undefined) made.set(from, (known = new Map<string, MarginSources>()));
    const key = `${categoryByQuote} ${cost === null}`;
    let sources = known.get(key);
    if (sources === undefined) {
      sources = {
        ...from,
        category: categoryByQuote ? 'fee-preview' : from.category,
        cost: cost === null ? null : 'product',
      };
      known.set(key, sources);
    }
    return sources;
  };
}

function marginOf(entry: CatalogueEntry, unit: UnitResult, sourcesOf: ReturnType<typeof sourceMaker>): SkuMargin {
  const units = entry.sold?.units ?? 0;
  const ofPeriod = unit.profit === null ? null : unit.profit.minor * units;
  return {
    sku: entry.sku,
    asin: entry.asin,
    fulfilment: entry.fulfilment,
    price: unit.price,
    cost: unit.cost,
    parts: unit.parts,
    fees: unit.fees,
    tax: unit.tax,
    profit: unit.profit,
    margin: unit.margin,
    roi: unit.roi,
    tier: unit.tier,
    category: unit.category,
    units,
    profitOfPeriod:
      unit.profit !== null && Number.isSafeInteger(ofPeriod) ? money(ofPeriod ?? 0, unit.profit.currency) : null,
    from: sourcesOf(entry.from, unit),
    gaps: unit.gaps,
    notes: entry.notes,
    confidence: unit.confidence,
  };
}

/** Worst profit of the period first; then the worst per unit; what is not known comes last, by name. */
function worstFirst(left: SkuMargin, right: SkuMargin): number {
  const known = Number(left.profitOfPeriod === null) - Number(right.profitOfPeriod === null);
  if (known !== 0) return known;
  const ofPeriod = (left.profitOfPeriod?.minor ?? 0) - (right.profitOfPeriod?.minor ?? 0);
  if (ofPeriod !== 0) return ofPeriod;
  const each = (left.profit?.minor ?? 0) - (right.profit?.minor ?? 0);
  if (each !== 0) return each;
  return left.sku < right.sku ? -1 : Number(left.sku > right.sku);
}

/**
 * Price, cost, fees and profit of each SKU sold or listed in one marketplace, worst first. Fees are those of the card
 * on `asOf` at Amazon's measures, else the seller's; costs are the dated ones of the product file. Storage, inbound,
 * returns and advertising are not in it. Where something is not known the profit is null and `gaps` says what is
 * missing; a marketplace without tables gives one gap and no SKU.
 */
export function skuMargins(records: RecordSet, options: MarginOptions): SkuMargins {
  const marketplace = options.marketplace ?? FEE_MARKETPLACES[0] ?? 'US';
  const rules = options.rules ?? feeRulesFor(marketplace);
  if (rules === null) {
    const gap = `No fee tables for ${marketplace} yet: its margins are not known (fees, and tax inside the price).`;
    const empty = { unitsFrom: null, period: null, skus: [], rules: [], freshness: [] };
    return { marketplace, currency: '', ...empty, gaps: [gap] };
  }
  const { currency } = rules;
  const { entries, sales } = catalogueOf(records, {
    marketplace,
    currency,
    span: { since: options.since ?? null, until: options.until ?? options.asOf, lastDays: null },
    fulfilment: options.fulfilment ?? null,
    slipTolerance: salesSettings().slipTolerance,
  });
  const unit = unitFees(rules, options.asOf);
  const reasons = reasonsInUse();
  const sourcesOf = sourceMaker();
  const skus: SkuMargin[] = [];
  for (const entry of entries) {
    const result = unit(entry);
    reasons.add(result.because);
    skus.push(marginOf(entry, result, sourcesOf));
  }
  const newest = sales.period?.end ?? null;
  return {
    marketplace,
    currency,
    unitsFrom: sales.from,
    period: sales.period,
    skus: skus.sort(worstFirst),
    gaps: [],
    rules: rulesUsed(rules, reasons.all()),
    freshness:
      newest === null || sales.from === null
        ? []
        : [{ what: sales.from, latest: newest, daysOld: daysBetween(newest, options.asOf) }],
  };
}

/** Profit of the period over all SKUs whose profit is known. */
export function knownProfit(margins: SkuMargins): Money {
  return sumMoney(
    margins.skus.flatMap((row) => row.profitOfPeriod ?? []),
    margins.currency,
  );
}
