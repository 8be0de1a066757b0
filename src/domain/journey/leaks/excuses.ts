import { addDays } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { JourneyEvent } from '../../../model/journal.ts';
import { isOf } from '../calendar.ts';
import type { ProductWindows } from './product-windows.ts';

/** Why a product's fall is no leak of its page. */
export interface Excuse {
  readonly kind: 'stock-out' | 'featured-offer-lost';
  readonly detail: string;
}

/** A product without the featured offer in half of the views it had it in has lost the offer, whatever its page. */
const OFFER_LOST = 0.5;
/** A snapshot of stock speaks of the weeks around it. */
const DAYS_AROUND = 7;

/** Stock that reports at hand tell of, by ASIN. */
export interface StockFacts {
  readonly empty: ReadonlyMap<string, readonly string[]>;
}

/** Days on which a report says that nothing was in stock. */
export function stockFacts(records: RecordSet): StockFacts {
  const empty = new Map<string, string[]>();
  for (const { asin, available, snapshotDate } of records['inventory-health']) {
    if (asin === null || available !== 0) continue;
    empty.set(asin, [...(empty.get(asin) ?? []), snapshotDate]);
  }
  return { empty };
}

/** What explains a fall without the page; null when nothing at hand does. */
export function excuseOf(
  { after, asin, before }: ProductWindows,
  stock: StockFacts,
  events: readonly JourneyEvent[],
  marketplace: string | null,
): Excuse | null {
  const event = events.find(
    (one) =>
      one.kind === 'stock-out' &&
      one.asin === asin &&
      isOf(one, marketplace) &&
      one.date <= after.to &&
      (one.until ?? one.date) >= after.from,
  );
  if (event !== undefined) return { kind: 'stock-out', detail: `out of stock from ${event.date} (noted by you)` };
  const [first, last] = [addDays(after.from, -DAYS_AROUND), addDays(after.to, DAYS_AROUND)];
  const day = stock.empty.get(asin)?.find((each) => each >= first && each <= last);
  if (day !== undefined) return { kind: 'stock-out', detail: `no unit available on ${day}, by the inventory report` };
  const [shareBefore, shareAfter] = [before.featuredOffer, after.featuredOffer];
  if (shareBefore !== null && shareAfter !== null && shareBefore > 0 && shareAfter < shareBefore * OFFER_LOST) {
    const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
    return {
      kind: 'featured-offer-lost',
      detail: `featured offer in ${percent(shareAfter)} of views instead of ${percent(shareBefore)}: offer lost or out of stock`,
    };
  }
  return null;
}
