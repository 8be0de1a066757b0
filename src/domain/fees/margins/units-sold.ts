import { daysBetween, periodDays, addDays, type IsoDate, type Period } from '../../../model/period.ts';
import type { OrderLineRecord } from '../../../model/records/order-line.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { TrafficRecord } from '../../../model/records/traffic.ts';

/** Units of one SKU and what was paid for them. */
export interface UnitsSold {
  readonly units: number;
  /** Units whose price is known. */
  readonly pricedUnits: number;
  /** Minor units for the priced units, less the seller's promotions where an orders file tells them. */
  readonly revenue: number;
  /** Units that Amazon shipped, and that the seller shipped; traffic reports do not tell. */
  readonly fba: number;
  readonly fbm: number;
}

/** Units by SKU over a span. */
export interface Sales {
  /** Null: neither orders nor traffic of this marketplace are at hand. */
  readonly from: 'orders' | 'traffic' | null;
  /** Days that the files cover inside the span asked for; null when they do not tell. */
  readonly period: Period | null;
  readonly bySku: ReadonlyMap<string, UnitsSold>;
}

/** Days asked for. */
export interface SalesSpan {
  readonly since: IsoDate | null;
  readonly until: IsoDate;
  /** Only the last so many days on file; null: all of them. */
  readonly lastDays: number | null;
}

type Tally = { -readonly [Key in keyof UnitsSold]: UnitsSold[Key] };

/** Orders that never become a sale, and those not paid for yet. */
const NOT_SOLD: ReadonlySet<string> = new Set(['cancelled', 'canceled', 'pending']);

function tallyOf(bySku: Map<string, Tally>, sku: string): Tally {
  const known = bySku.get(sku);
  if (known !== undefined) return known;
  const fresh = { units: 0, pricedUnits: 0, revenue: 0, fba: 0, fbm: 0 };
  bySku.set(sku, fresh);
  return fresh;
}

function later(left: IsoDate | null, right: IsoDate): IsoDate {
  return left !== null && left > right ? left : right;
}

/** First day that counts: that asked for, else the beginning of the last days, and never before the files begin. */
function startOf(span: SalesSpan, first: IsoDate, last: IsoDate): IsoDate {
  if (span.since !== null) return later(span.since, first);
  return span.lastDays === null ? first : later(addDays(last, 1 - span.lastDays), first);
}

function ordersSold(lines: readonly OrderLineRecord[], currency: string, span: SalesSpan): Sales | null {
  let [first, last]: [IsoDate | null, IsoDate | null] = [null, null];
  for (const { purchasedAt } of lines) {
    const day = purchasedAt.slice(0, 10);
    if (day > span.until) continue;
    if (first === null || day < first) first = day;
    if (last === null || day > last) last = day;
  }
  if (first === null || last === null) return null;
  const start = startOf(span, first, last);
  const bySku = new Map<string, Tally>();
  for (const line of lines) {
    const day = line.purchasedAt.slice(0, 10);
    if (day < start || day > last) continue;
    if (NOT_SOLD.has(line.orderStatus) || line.itemStatus === 'cancelled' || line.isReplacementOrder === true) continue;
    const tally = tallyOf(bySku, line.sku);
    tally.units += line.quantity;
    if (line.fulfilment !== null) tally[line.fulfilment] += line.quantity;
    if (line.itemPrice !== null && line.itemPrice.currency === currency) {
      tally.pricedUnits += line.quantity;
      tally.revenue += line.itemPrice.minor - (line.itemPromotionDiscount?.minor ?? 0);
    }
  }
  return { from: 'orders', period: start > last ? null : { start, end: last }, bySku };
}

/** Periods that do not overlap, newest first, as many as the span asks for. Reports of days and weeks state the same sales. */
function chosenPeriods(rows: readonly TrafficRecord[], span: SalesSpan): Period[] {
  const known = new Map<string, Period>();
  for (const { period } of rows) if (period !== null) known.set(`${period.start} ${period.end}`, period);
  const candidates = [...known.values()]
    .filter((period) => period.end <= span.until && (span.since === null || period.start >= span.since))
    // Of two that end on one day the longer one says more.
    .toSorted((left, right) => daysBetween(left.end, right.end) || daysBetween(right.start, left.start));
  const chosen: Period[] = [];
  let days = 0;
  for (const period of candidates) {
    const earliest = chosen.at(-1);
    if (earliest !== undefined && period.end >= earliest.start) continue;
    if (span.lastDays !== null && days > 0 && days + periodDays(period) > span.lastDays) break;
    chosen.push(period);
    days += periodDays(period);
  }
  return chosen;
}

function trafficSold(
  rows: readonly TrafficRecord[],
  currency: string,
  span: SalesSpan,
  skusByAsin: () => ReadonlyMap<string, ReadonlySet<string>>,
): Sales | null {
  if (rows.length === 0) return null;
  const skusOf = skusByAsin();
  const periods = chosenPeriods(rows, span);
  // A report downloaded by hand holds no date: its units count, but nobody knows for how many days.
  const undated = periods.length === 0;
  const wanted = new Set(periods.map((period) => `${period.start} ${period.end}`));
  const bySku = new Map<string, Tally>();
  for (const row of rows) {
    const { period, total, sku, childAsin } = row;
    if (undated ? period !== null : period === null || !wanted.has(`${period.start} ${period.end}`)) continue;
    // An ASIN sold under several SKUs cannot be shared out.
    const own = sku === null ? [...(skusOf.get(childAsin ?? '') ?? [])] : [sku];
    const [only] = own;
    if (only === undefined || own.length > 1 || total.units === null) continue;
    const tally = tallyOf(bySku, only);
    tally.units += total.units;
    if (total.sales !== null && total.sales.currency === currency) {
      tally.pricedUnits += total.units;
      tally.revenue += total.sales.minor;
    }
  }
  if (bySku.size === 0) return null;
  const [newest, oldest] = [periods[0], periods.at(-1)];
  const covered = periods.reduce((sum, period) => sum + periodDays(period), 0);
  // Days between two reports are not covered by either, so a span with holes is not one that can be carried to a year.
  const whole = newest !== undefined && oldest !== undefined && daysBetween(oldest.start, newest.end) + 1 === covered;
  return { from: 'traffic', period: whole ? { start: oldest.start, end: newest.end } : null, bySku };
}

/**
 * Units sold by SKU in one marketplace: from orders (cancelled, pending and free replacement orders left out; returned
 * units are still in), else from traffic by child ASIN. Sums of money are minor units of `currency`.
 */
export function unitsSold(
  records: RecordSet,
  marketplace: string,
  currency: string,
  span: SalesSpan,
  skusByAsin: () => ReadonlyMap<string, ReadonlySet<string>>,
): Sales {
  const orders = records['order-line'].filter((line) => line.marketplace === marketplace);
  const traffic = records.traffic.filter(
    (row) =>
      row.grain === 'asin' &&
      (row.marketplace === marketplace || (row.marketplace === null && row.total.sales?.currency === currency)),
  );
  return (
    ordersSold(orders, currency, span) ??
    trafficSold(traffic, currency, span, skusByAsin) ?? { from: null, period: null, bySku: new Map() }
  );
}
