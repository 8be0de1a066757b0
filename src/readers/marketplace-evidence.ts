import type { AnyRecord } from '../model/records/record.ts';

/** Share of a file's SKUs that must be known from one marketplace before the file is taken to be of it. */
const ENOUGH = 0.8;
/** Share that another marketplace may reach at most: a SKU sold in two shops proves neither. */
const AT_MOST_ELSEWHERE = 0.2;

/** SKU to the marketplaces in which other files say it is sold. */
export type KnownSkus = ReadonlyMap<string, ReadonlySet<string>>;

/** Gathers what files that name their marketplace row by row (orders, fee previews, product files) say of each SKU. */
export function knownSkus(records: Iterable<readonly AnyRecord[]>): KnownSkus {
  const known = new Map<string, Set<string>>();
  for (const list of records) {
    for (const record of list) {
      if (record.kind !== 'order-line' && record.kind !== 'fee-preview' && record.kind !== 'product') continue;
      if (record.marketplace === null) continue;
      const places = known.get(record.sku);
      if (places === undefined) known.set(record.sku, new Set([record.marketplace]));
      else places.add(record.marketplace);
    }
  }
  return known;
}

/**
 * The marketplace of a listings file, which names none itself: the one in which the other files sell nearly all of its
 * SKUs and no other marketplace many of them. Null when the other files do not settle it.
 */
export function marketplaceByEvidence(records: readonly AnyRecord[], known: KnownSkus): string | null {
  const skus = new Set(records.flatMap((record) => (record.kind === 'listing' ? [record.sku] : [])));
  if (skus.size === 0) return null;
  const counts = new Map<string, number>();
  for (const sku of skus) {
    for (const place of known.get(sku) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort(([, left], [, right]) => right - left);
  if (best === undefined || best[1] < skus.size * ENOUGH) return null;
  return second !== undefined && second[1] > skus.size * AT_MOST_ELSEWHERE ? null : best[0];
}
