import type { SettlementLineRecord } from '../../../model/records/settlement.ts';
import { countOnce, overlapProblems } from './count-once.ts';
import { dateOf } from './orders.ts';
import { distinct, type Feed, type FeedResult, placeIn, type Row, type Span } from './feed.ts';

/** Is the line the price of goods, sold or given back? */
function principal(line: SettlementLineRecord, transaction: string): boolean {
  return line.transactionType.toLowerCase() === transaction && line.amountDescription.toLowerCase() === 'principal';
}

/** Order item code where the file gives it; else the SKU within the order. */
function itemKey(line: SettlementLineRecord): string {
  return `${line.orderId ?? ''}\n${line.orderItemCode ?? line.sku ?? ''}`;
}

/** Items sold in the settlements of one marketplace, and whether they were refunded in them. */
export function settlementsFeed(lines: readonly SettlementLineRecord[], span: Span): FeedResult {
  const once = countOnce(lines, {
    key: ({ settlementId }) => settlementId,
    file: ({ origin }) => origin.file,
    stamp: ({ postedAt }) => postedAt ?? '',
  });
  const refunded = new Set(once.kept.filter((line) => principal(line, 'refund')).map(itemKey));
  const sold = new Map<string, Row>();
  for (const line of once.kept) {
    if (line.orderId === null || line.postedAt === null || !principal(line, 'order')) continue;
    const day = dateOf(line.postedAt);
    const period = { start: day, end: day };
    if (placeIn(period, span) !== 'inside') continue;
    const key = itemKey(line);
    sold.set(key, { entity: key, period, counts: { soldItems: 1, refundedItems: refunded.has(key) ? 1 : 0 } });
  }
  const problems = overlapProblems(once.dropped, 'settlement lines');
  if (sold.size === 0) return { feed: null, problems };
  const feed: Feed = {
    name: 'settlements',
    reports: ['settlement'],
    files: distinct(once.kept.map(({ origin }) => origin.file)),
    rows: [...sold.values()],
    testRows: [],
    coverage: [],
    restated: false,
    open: true,
    notes: ['refunds posted so far; later settlements may hold more'],
  };
  return { feed, problems };
}
