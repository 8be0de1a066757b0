import type { EventKind, JourneyEvent } from '../../../model/journal.ts';
import type { RecordSet } from '../../../model/records/record.ts';

/** An event that reports tell of, without an id yet. */
export type FoundEvent = Omit<JourneyEvent, 'id'>;

/** One field of a listing that changed between two snapshots; what another feature found. */
export interface ListingChange {
  readonly asin: string | null;
  readonly sku: string;
  readonly marketplace: string | null;
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** What kind of event the change of a field is; fields not named are none (stock moves every day). */
function kindOf(field: string): EventKind | null {
  if (field === 'price') return 'price';
  if (field === 'title') return 'title';
  if (/image/.test(field)) return 'image';
  return /^(?:item-highlights|bullet|description)/.test(field) ? 'content' : null;
}

/**
 * Changes of listings as events. The day is that of the later snapshot: the change happened on it or before, after the
 * earlier one, and the label says so.
 */
export function changedListings(
  changes: readonly ListingChange[],
  { since, until }: { readonly since: string | null; readonly until: string },
): FoundEvent[] {
  const byProduct = new Map<string, FoundEvent & { readonly fields: string[] }>();
  for (const { after, asin, before, field, marketplace, sku } of changes) {
    const kind = kindOf(field);
    if (kind === null || before === null || after === null) continue;
    const key = `${asin ?? sku}\n${marketplace ?? ''}\n${kind}`;
    const known = byProduct.get(key);
    const said = kind === 'price' ? `price ${before} to ${after}` : field;
    if (known === undefined) {
      byProduct.set(key, { date: until, until: null, kind, label: '', asin, marketplace, fields: [said] });
    } else known.fields.push(said);
  }
  const when = since === null ? `by ${until}` : `between ${since} and ${until}`;
  return [...byProduct.values()].map(({ fields, ...event }) => ({
    ...event,
    label: `${fields.join(', ')} changed ${when}`,
  }));
}

/** Stock-outs, coupons and deals that reports tell of. */
export function toldByReports(records: RecordSet): FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const { asin, available, marketplace, snapshotDate } of records['inventory-health']) {
    if (asin === null || available !== 0) continue;
    found.push({
      date: snapshotDate,
      until: null,
      kind: 'stock-out',
      label: 'no unit available, by the inventory report',
      asin,
      marketplace,
    });
  }
  for (const { asins, couponId, end, marketplace, name, start } of records.coupon) {
    if (start === null) continue;
    const [date, last] = [start.slice(0, 10), end?.slice(0, 10) ?? null];
    const label = `coupon ${name ?? couponId}`;
    for (const asin of asins.length === 0 ? [null] : asins) {
      found.push({
        date,
        until: last !== null && last >= date ? last : null,
        kind: 'coupon',
        label,
        asin,
        marketplace,
      });
    }
  }
  for (const { end, marketplace, name, products, promotionId, start, status } of records.promotion) {
    if (start === null || /cancel/i.test(status ?? '')) continue;
    const [date, last] = [start.slice(0, 10), end?.slice(0, 10) ?? null];
    for (const { asin } of products) {
      const until = last !== null && last >= date ? last : null;
      found.push({ date, until, kind: 'coupon', label: `deal ${name ?? promotionId}`, asin, marketplace });
    }
  }
  return found;
}

/** Those that the journal does not hold yet: same day, kind, product and shop are the same event. */
export function unnoted(found: readonly FoundEvent[], noted: readonly JourneyEvent[]): FoundEvent[] {
  const key = ({ asin, date, kind, marketplace }: FoundEvent): string =>
    [date, kind, asin ?? '', marketplace ?? ''].join('\n');
  const known = new Set(noted.map(key));
  return found
    .filter((event) => {
      const mine = key(event);
      if (known.has(mine)) return false;
      known.add(mine);
      return true;
    })
    .toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}
