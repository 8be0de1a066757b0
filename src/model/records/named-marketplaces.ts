import type { RecordSet } from './record.ts';

/** Marketplace codes that records name, sorted. Settlement lines are left out: one may name a shop the seller only paid fees in. */
export function namedMarketplaces(records: RecordSet): string[] {
  const named = new Set<string>();
  for (const kind of ['listing', 'product', 'order-line', 'traffic', 'fee-preview'] as const) {
    for (const { marketplace } of records[kind]) if (marketplace !== null) named.add(marketplace);
  }
  return [...named].toSorted();
}
