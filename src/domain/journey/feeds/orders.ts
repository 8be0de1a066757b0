import type { Problem } from '../../../model/problem.ts';
import type { CustomerReturnRecord } from '../../../model/records/customer-return.ts';
import type { OrderLineRecord } from '../../../model/records/order-line.ts';
import { countOnce, overlapProblems } from './count-once.ts';
import { distinct, type Feed, type FeedResult, knownCounts, minorIn, placeIn, type Row, type Span } from './feed.ts';

/** The calendar date an instant's text starts with. Order days are kept as printed and apart from traffic days. */
export function dateOf(instant: string): string {
  return instant.slice(0, 10);
}

/**
 * Order lines with every order counted once: of several files that hold it, the one with Amazon's latest change.
 * Works over all marketplaces, since an order id is unique.
 */
export function ordersOnce(lines: readonly OrderLineRecord[]): {
  lines: readonly OrderLineRecord[];
  problems: readonly Problem[];
} {
  const once = countOnce(lines, {
    key: ({ orderId }) => orderId,
    file: ({ origin }) => origin.file,
    stamp: ({ updatedAt }) => updatedAt ?? '',
  });
  return { lines: once.kept, problems: overlapProblems(once.dropped, 'order lines') };
}

/** Is the order of the marketplace's shop, and not cancelled? */
function counts(line: OrderLineRecord): boolean {
  return line.orderStatus !== 'cancelled' && line.itemStatus !== 'cancelled';
}

function shipped(line: OrderLineRecord): boolean {
  return line.orderStatus.startsWith('shipped');
}

/** Orders of one marketplace by day of purchase: value, units and replacements. */
export function ordersFeed(lines: readonly OrderLineRecord[], currency: string, span: Span): FeedResult {
  const orders = new Map<string, OrderLineRecord[]>();
  for (const line of lines) {
    if (!counts(line) || placeIn(dayOf(line), span) !== 'inside') continue;
    orders.set(line.orderId, [...(orders.get(line.orderId) ?? []), line]);
  }
  if (orders.size === 0) return { feed: null, problems: [] };
  const rows = [...orders.values()].flatMap((order) => orderRow(order, currency) ?? []);
  const days = rows.flatMap(({ period }) => (period === null ? [] : [period.start])).toSorted();
  const feed: Feed = {
    name: 'orders',
    reports: ['all-orders'],
    files: distinct([...orders.values()].flatMap((order) => order.map(({ origin }) => origin.file))),
    rows,
    testRows: rows,
    coverage: [{ start: days[0] ?? '', end: days.at(-1) ?? '' }],
    restated: false,
    open: false,
    notes: ['days of purchase as the file prints them, which are not the days of the traffic report'],
  };
  return { feed, problems: [] };
}

function dayOf(line: OrderLineRecord): { start: string; end: string } {
  const day = dateOf(line.purchasedAt);
  return { start: day, end: day };
}

function orderRow(order: readonly OrderLineRecord[], currency: string): Row | null {
  const [first] = order;
  if (first === undefined) return null;
  const replacement = order.some(({ isReplacementOrder }) => isReplacementOrder === true);
  const prices = order.map(({ itemPrice }) => minorIn(itemPrice, currency));
  const sales = prices.reduce<number | null>((sum, price) => (sum === null || price === null ? null : sum + price), 0);
  const priced = !replacement && sales !== null && first.orderStatus !== 'pending';
  const told = order.some(({ isReplacementOrder }) => isReplacementOrder !== null);
  const sent = order.some(shipped) && told;
  return {
    entity: first.orderId,
    period: dayOf(first),
    counts: knownCounts({
      pricedOrders: priced ? 1 : null,
      pricedUnits: priced ? order.reduce((sum, { quantity }) => sum + quantity, 0) : null,
      orderSalesMinor: priced ? sales : null,
      shippedOrders: sent ? 1 : null,
      replacementOrders: sent ? Number(replacement) : null,
    }),
  };
}

/** The month `months` after that of a date, as `YYYY-MM`. */
function monthAfter(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Returns joined to the order lines they belong to. */
export interface ReturnOptions extends Span {
  readonly asOf: string;
  /** Month of shipment and those after it in which a return counts. */
  readonly windowMonths: number;
}

/** FBA order lines with what came back of each within the window of Amazon's return fee, and the orders behind them. */
export interface Cohorts {
  readonly rows: readonly Row[];
  readonly lines: readonly OrderLineRecord[];
}

/** Has the window in which a return of that month counts been over for a while on a day? */
export function isWindowClosed(month: string, asOf: string, windowMonths: number): boolean {
  return monthAfter(month, windowMonths) <= asOf.slice(0, 7);
}

/**
 * FBA units by order line and how many of them came back within the window. The order file gives no day of shipment:
 * the day of purchase stands in for it.
 */
export function cohortRows(
  lines: readonly OrderLineRecord[],
  returns: readonly CustomerReturnRecord[],
  options: Span & Pick<ReturnOptions, 'windowMonths'>,
): Cohorts {
  const returned = new Map<string, CustomerReturnRecord[]>();
  for (const each of returns) {
    const key = `${each.orderId}\n${each.sku}`;
    returned.set(key, [...(returned.get(key) ?? []), each]);
  }
  const sent = lines.filter((line) => counts(line) && shipped(line) && line.fulfilment === 'fba');
  const groups = new Map<string, OrderLineRecord[]>();
  for (const line of sent) {
    if (placeIn(dayOf(line), options) !== 'inside') continue;
    const key = `${line.orderId}\n${line.sku}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const rows = [...groups].flatMap(([key, group]): Row[] => {
    const [first] = group;
    if (first === undefined) return [];
    const shippedUnits = group.reduce((sum, { quantity }) => sum + quantity, 0);
    const lastMonth = monthAfter(dateOf(first.purchasedAt), options.windowMonths - 1);
    const back = (returned.get(key) ?? []).filter(({ returnedAt }) => returnedAt.slice(0, 7) <= lastMonth);
    const returnedUnits = Math.min(
      shippedUnits,
      back.reduce((sum, { quantity }) => sum + quantity, 0),
    );
    return [
      { entity: first.asin ?? first.sku, period: dayOf(first), counts: { shippedUnits, returnedUnits }, line: key },
    ];
  });
  return { rows, lines: sent };
}

/**
 * Units bought and what came back of them. Months whose window is still open are used only when none is closed, and
 * then marked.
 */
export function cohortFeed(
  lines: readonly OrderLineRecord[],
  returns: readonly CustomerReturnRecord[],
  options: ReturnOptions,
): FeedResult {
  if (returns.length === 0) return { feed: null, problems: [] };
  const { lines: sent, rows } = cohortRows(lines, returns, options);
  if (rows.length === 0) return { feed: null, problems: [] };
  const closed = rows.filter(
    ({ period }) => period !== null && isWindowClosed(period.start, options.asOf, options.windowMonths),
  );
  const used = closed.length > 0 ? closed : rows;
  const open = closed.length === 0;
  const feed: Feed = {
    name: 'cohorts',
    reports: ['fba-returns', 'all-orders'],
    files: distinct([...returns, ...sent].map(({ origin }) => origin.file)),
    rows: used,
    testRows: [],
    coverage: [],
    restated: false,
    open,
    notes: open
      ? ['returned so far: every month is still inside its return window, the share will rise']
      : ['months whose return window is closed'],
  };
  return { feed, problems: [] };
}

/** What came back, by condition. Returns of orders that no order file at hand holds are left out by the caller. */
export function returnsFeed(returns: readonly CustomerReturnRecord[], span: Span): FeedResult {
  const inside = returns.filter(({ returnedAt }) => {
    const day = dateOf(returnedAt);
    return placeIn({ start: day, end: day }, span) === 'inside';
  });
  if (inside.length === 0) return { feed: null, problems: [] };
  const feed: Feed = {
    name: 'returns',
    reports: ['fba-returns'],
    files: distinct(inside.map(({ origin }) => origin.file)),
    rows: inside.map((each) => ({
      entity: each.asin ?? each.sku,
      period: { start: dateOf(each.returnedAt), end: dateOf(each.returnedAt) },
      counts: knownCounts({
        returns: each.disposition === null ? null : each.quantity,
        sellableReturns:
          each.disposition === null ? null : each.disposition.toUpperCase() === 'SELLABLE' ? each.quantity : 0,
      }),
    })),
    testRows: [],
    coverage: [],
    restated: false,
    open: false,
    notes: [],
  };
  return { feed, problems: [] };
}
