import { addMoney, type Money, zeroMoney } from '../../model/money.ts';
import { addDays, type IsoDate } from '../../model/period.ts';
import type { OrderLineRecord } from '../../model/records/order-line.ts';

/** Length of the span whose sales are shown beside a finding. */
export const RECENT_DAYS = 28;

/** Sales of the last days, as far as the orders files reach. */
export interface RecentSales {
  /** Last day of the span: the day of the newest order, or the day the brief speaks of when that is earlier. */
  readonly end: IsoDate | null;
  /** Item prices of one SKU in one marketplace; null when no order of the span names it. */
  of(sku: string, marketplace: string | null): Money | null;
  /** Item prices of all SKUs by currency. */
  readonly byCurrency: ReadonlyMap<string, Money>;
}

/** A line that was sold on Amazon and is to be paid for: not cancelled, not multi-channel, not a free replacement. */
function isSale(line: OrderLineRecord): boolean {
  return (
    line.orderStatus !== 'cancelled' &&
    line.itemStatus !== 'cancelled' &&
    line.isReplacementOrder !== true &&
    line.marketplace !== null &&
    line.itemPrice !== null
  );
}

/**
 * Adds up item prices by SKU and marketplace over the 28 days that end with the newest order not after `asOf`.
 * Prices are line totals as the orders file gives them; pending orders without a price are left out.
 */
export function recentSales(lines: readonly OrderLineRecord[], asOf: IsoDate): RecentSales {
  const sales = lines.filter((line) => isSale(line) && line.purchasedAt.slice(0, 10) <= asOf);
  let end: IsoDate | null = null;
  for (const line of sales) {
    const day = line.purchasedAt.slice(0, 10);
    if (end === null || day > end) end = day;
  }
  const start = end === null ? null : addDays(end, 1 - RECENT_DAYS);
  const bySku = new Map<string, Money>();
  const byCurrency = new Map<string, Money>();
  for (const line of sales) {
    if (start === null || line.itemPrice === null || line.purchasedAt.slice(0, 10) < start) continue;
    for (const [map, key] of [
      [bySku, `${line.marketplace ?? ''}\t${line.sku}`],
      [byCurrency, line.itemPrice.currency],
    ] as const) {
      map.set(key, addMoney(map.get(key) ?? zeroMoney(line.itemPrice.currency), line.itemPrice));
    }
  }
  return {
    end,
    byCurrency,
    of: (sku, marketplace) => {
      if (marketplace !== null) return bySku.get(`${marketplace}\t${sku}`) ?? null;
      const found = [...bySku].filter(([key]) => key.endsWith(`\t${sku}`)).map(([, amount]) => amount);
      // Sales of two marketplaces are never added up: the answer is then not one amount.
      return found.length === 1 ? (found[0] ?? null) : null;
    },
  };
}
