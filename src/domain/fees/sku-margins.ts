import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import { weakestConfidence, type Confidence } from '../../model/confidence.ts';
import { money, multiplyMoney, subtractMoney, sumMoney, type Money } from '../../model/money.ts';
import { daysBetween, type IsoDate } from '../../model/period.ts';
import type { FulfilmentChannel, ListingRecord } from '../../model/records/listing.ts';
import type { OrderLineRecord } from '../../model/records/order-line.ts';
import type { DatedCost } from '../../model/records/product.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { FEE_MARKETPLACES, feeRulesFor, type FeeRules } from '../../rules/fee-rules.ts';
import { productFacts, type ProductFacts } from './product-facts.ts';
import { estimateFees } from './estimate.ts';
import type { Because } from './fee-types.ts';
import { rulesUsed } from './provenance.ts';

export interface MarginOptions {
  readonly asOf: IsoDate;
  /** Null: the first marketplace that has tables. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  readonly rules?: FeeRules;
}

/** What one SKU earns. Null members are not known; `gaps` says why. */
export interface SkuMargin {
  readonly sku: string;
  readonly asin: string | null;
  /** What a unit was sold for on average, less the seller's promotions; else the price on offer. */
  readonly price: Money | null;
  readonly priceFrom: 'orders' | 'listing' | 'fee-preview' | 'product' | null;
  readonly cost: Money | null;
  readonly fees: Money | null;
  readonly feesFrom: 'card' | null;
  /** Price less fees and cost, per unit. */
  readonly profit: Money | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Units of shipped and unshipped orders in the span, cancelled and replacement orders left out. */
  readonly units: number;
  /** Profit per unit x units; null where profit is not known. */
  readonly profitOfPeriod: Money | null;
  readonly gaps: readonly string[];
  readonly confidence: Confidence;
}

export interface SkuMargins {
  readonly marketplace: string;
  readonly currency: string;
  /** Worst profit of the period first, then those that are not known. */
  readonly skus: readonly SkuMargin[];
  readonly gaps: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

interface Sold {
  units: number;
  /** Units whose price is known. */
  pricedUnits: number;
  revenue: number;
}

/** Orders that never become a sale. */
const NOT_SOLD: ReadonlySet<string> = new Set(['cancelled', 'canceled', 'pending']);

function soldBySku(
  lines: readonly OrderLineRecord[],
  marketplace: string,
  currency: string,
  span: MarginOptions,
): Map<string, Sold> {
  const sold = new Map<string, Sold>();
  for (const line of lines) {
    const day = line.purchasedAt.slice(0, 10);
    const inSpan = day >= (span.since ?? '') && day <= (span.until ?? span.asOf);
    if (
      line.marketplace !== marketplace ||
      NOT_SOLD.has(line.orderStatus) ||
      line.isReplacementOrder === true ||
      !inSpan
    )
      continue;
    const entry = sold.get(line.sku) ?? { units: 0, pricedUnits: 0, revenue: 0 };
    entry.units += line.quantity;
    if (line.itemPrice !== null && line.itemPrice.currency === currency) {
      entry.pricedUnits += line.quantity;
      entry.revenue += line.itemPrice.minor - (line.itemPromotionDiscount?.minor ?? 0);
    }
    sold.set(line.sku, entry);
  }
  return sold;
}

/** The cost that holds on a day: the last one that began by then; null when none had begun. */
export function costOn(costs: readonly DatedCost[], date: IsoDate, currency: string): Money | null {
  const begun = costs.filter(
    (entry) => (entry.from === null || entry.from <= date) && entry.cost.currency === currency,
  );
  return begun.toSorted((left, right) => ((left.from ?? '') < (right.from ?? '') ? -1 : 1)).at(-1)?.cost ?? null;
}

function priceOf(
  sold: Sold | undefined,
  listing: ListingRecord | undefined,
  facts: ProductFacts | undefined,
  currency: string,
): Pick<SkuMargin, 'price' | 'priceFrom'> {
  if (sold !== undefined && sold.pricedUnits > 0 && sold.revenue > 0) {
    return { price: money(Math.round(sold.revenue / sold.pricedUnits), currency), priceFrom: 'orders' };
  }
  if (listing?.price?.currency === currency && listing.price.minor > 0)
    return { price: listing.price, priceFrom: 'listing' };
  const price = facts?.price ?? null;
  if (price === null) return { price: null, priceFrom: null };
  return { price, priceFrom: facts?.preview === null ? 'product' : 'fee-preview' };
}

function marginOf(
  sku: string,
  sold: Sold | undefined,
  listing: ListingRecord | undefined,
  facts: ProductFacts | undefined,
  rules: FeeRules,
  asOf: IsoDate,
): { margin: SkuMargin; because: readonly Because[] } {
  const { currency } = rules;
  const { price, priceFrom } = priceOf(sold, listing, facts, currency);
  const fulfilment: FulfilmentChannel = listing?.fulfilment ?? (facts?.preview ? 'fba' : 'fbm');
  const cost = costOn(facts?.product?.costs ?? [], asOf, currency);
  const measures = facts?.amazon ?? facts?.seller ?? null;
  const gaps: string[] = [];
  if (price === null) gaps.push('no price');
  if (cost === null) gaps.push('no cost: add it to the product file');
  const estimate =
    price === null
      ? null
      : estimateFees(
          {
            date: asOf,
            price,
            dimensions: measures?.dimensions ?? null,
            weight: measures?.weight ?? null,
            category: facts?.category ?? null,
            productType: facts?.productType ?? 'non-apparel',
            fulfilment,
            cost,
          },
          rules,
        );
  for (const gap of estimate?.gaps ?? []) gaps.push(`${gap.kind} fee: ${gap.reason}`);
  const fees = estimate?.totals.fees ?? null;
  const profit =
    price === null || fees === null || cost === null ? null : subtractMoney(subtractMoney(price, fees), cost);
  const units = sold?.units ?? 0;
  return {
    margin: {
      sku,
      asin: facts?.asin ?? listing?.asin ?? null,
      price,
      priceFrom,
      cost,
      fees,
      feesFrom: fees === null ? null : 'card',
      profit,
      margin: estimate?.totals.margin ?? null,
      units,
      profitOfPeriod: profit === null ? null : multiplyMoney(profit, units),
      gaps,
      confidence: weakestConfidence((estimate?.fees ?? []).map((fee) => fee.because.confidence)),
    },
    because: (estimate?.fees ?? []).map((fee) => fee.because),
  };
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
    return { marketplace, currency: '', skus: [], gaps: [gap], rules: [], freshness: [] };
  }
  const { currency } = rules;
  const sold = soldBySku(records['order-line'], marketplace, currency, options);
  const facts = productFacts(records, marketplace, currency);
  const listings = new Map(
    records.listing
      .filter(
        (row) => row.marketplace === marketplace || (row.marketplace === null && row.price?.currency === currency),
      )
      .map((row) => [row.sku, row]),
  );
  const rows = [...new Set([...sold.keys(), ...facts.keys(), ...listings.keys()])]
    .toSorted()
    .map((sku) => marginOf(sku, sold.get(sku), listings.get(sku), facts.get(sku), rules, options.asOf));
  const order = (row: SkuMargin): number => row.profitOfPeriod?.minor ?? Infinity;
  const newest = records['order-line']
    .map((line) => line.purchasedAt.slice(0, 10))
    .reduce((max, day) => (day > max ? day : max), '');
  return {
    marketplace,
    currency,
    skus: rows
      .map((row) => row.margin)
      .toSorted((left, right) => (order(left) === order(right) ? 0 : order(left) < order(right) ? -1 : 1)),
    gaps: [],
    rules: rulesUsed(
      rules,
      rows.flatMap((row) => row.because),
    ),
    freshness: newest === '' ? [] : [{ what: 'orders', latest: newest, daysOld: daysBetween(newest, options.asOf) }],
  };
}

/** Profit of the period over all SKUs whose profit is known. */
export function knownProfit(margins: SkuMargins): Money {
  return sumMoney(
    margins.skus.flatMap((row) => row.profitOfPeriod ?? []),
    margins.currency,
  );
}
