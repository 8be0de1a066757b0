import { addMoney, type Money, zeroMoney } from './money.ts';
import { addDays, type IsoDate } from './period.ts';
import type { OrderLineRecord } from './records/order-line.ts';

/** Length of the span whose sales are shown beside a finding. */
export const RECENT_DAYS = 28;

/** Sales of the last days, as far as the orders files reach. */
export interface RecentSales {
  /** Last day of the span: the day of the newest order, or the day the brief speaks of when that is earlier. */
  readonly end: IsoDate | null;
  /** Item prices of one SKU in one marketplace (null: in any); null when no order of the span names it, or several currencies do. */
  of(sku: string, marketplace: string | null): Money | null;
  /** Item prices of all SKUs by currency. */
  readonly byCurrency: ReadonlyMap<string, Money>;
}

const CANCELLED: ReadonlySet<string | null> = new Set(['cancelled', 'canceled']);

/** A line that was sold on Amazon and is to be paid for: not cancelled, not multi-channel, not a free replacement. */
function isSale(line: OrderLineRecord): boolean {
  return (
    !CANCELLED.has(line.orderStatus) &&
    !CANCELLED.has(line.itemStatus) &&
    line.isReplacementOrder !== true &&
    line.marketplace !== null &&
    line.itemPrice !== null
  );
}

/** Sales of one SKU in one marketplace and currency. */
interface SkuSales {
  readonly sku: string;
  readonly marketplace: string | null;
  readonly amount: Money;
}

/**
 * Adds up item prices by SKU, marketplace and currency over the 28 days that end with the newest order not after
 * `asOf`. Prices are line totals as the orders file gives them; pending orders without a price are left out.
 */
export function recentSales(lines: readonly OrderLineRecord[], asOf: IsoDate): RecentSales {
  const sales = lines.filter((line) => isSale(line) && line.purchasedAt.slice(0, 10) <= asOf);
  let end: IsoDate | null = null;
  for (const line of sales) {
    const day = line.purchasedAt.slice(0, 10);
    if (end === null || day > end) end = day;
  }
  const start = end === null ? null : addDays(end, 1 - RECENT_DAYS);
  const bySku = new Map<string, SkuSales>();
  const byCurrency = new Map<string, Money>();
  for (const { sku, marketplace, itemPrice, purchasedAt } of sales) {
    if (start === null || itemPrice === null || purchasedAt.slice(0, 10) < start) continue;
    const { currency } = itemPrice;
    const key = JSON.stringify([marketplace, sku, currency]);
    const amount = addMoney(bySku.get(key)?.amount ?? zeroMoney(currency), itemPrice);
    bySku.set(key, { sku, marketplace, amount });
    byCurrency.set(currency, addMoney(byCurrency.get(currency) ?? zeroMoney(currency), itemPrice));
  }
  const ofSku = Map.groupBy(bySku.values(), ({ sku }) => sku);
  return {
    end,
    byCurrency,
    of: (sku, marketplace) => {
      const all = ofSku.get(sku) ?? [];
      const found = all.filter((each) => marketplace === null || each.marketplace === marketplace);
      // Sales of two marketplaces or currencies are never added up: the answer is then not one amount.
      return found.length === 1 ? (found[0]?.amount ?? null) : null;
    },
  };
}
