import type { AnyRecord } from '../model/records/record.ts';

/** Share of a file's SKUs that must be known from one marketplace before the file is taken to be of it. */
const ENOUGH = 0.8;
/** Share that another marketplace may reach at most: a SKU sold in two shops proves neither. */
const AT_MOST_ELSEWHERE = 0.2;

/** SKU to the marketplaces in which other files say it is sold. */
export type KnownSkus = ReadonlyMap<string, ReadonlySet<string>>;

/** What one file says of SKUs: those it sells by the marketplace it names row by row, and those it lists without one. */
export class SkuNotes {
  readonly sold = new Map<string, Set<string>>();
  readonly listed = new Set<string>();

  note(record: AnyRecord): void {
    switch (record.kind) {
      case 'listing':
        this.listed.add(record.sku);
        break;
      case 'fba-stock':
      case 'referral-fee-preview':
      case 'suppressed-listing':
        // What the file or the user says of these goes before what other files prove.
        if (record.marketplace === null) this.listed.add(record.sku);
        break;
      case 'fee-preview':
      case 'inventory-health':
      case 'order-line':
      case 'product':
      case 'shipment':
        if (record.marketplace !== null) addPlace(this.sold, record.sku, record.marketplace);
        break;
      default:
    }
  }
}

function addPlace(known: Map<string, Set<string>>, sku: string, place: string): void {
  const places = known.get(sku);
  if (places === undefined) known.set(sku, new Set([place]));
  else if (!places.has(place)) places.add(place);
}

/** Gathers what all files say of each SKU. */
export function knownSkus(notes: Iterable<SkuNotes>): KnownSkus {
  const known = new Map<string, Set<string>>();
  for (const { sold } of notes) {
    for (const [sku, places] of sold) for (const place of places) addPlace(known, sku, place);
  }
  return known;
}

/**
 * The marketplace of a file of listings or stock, which names none itself: the one in which the other files sell nearly all of its
 * SKUs and no other marketplace many of them. Null when the other files do not settle it.
 */
export function marketplaceByEvidence({ listed: skus }: SkuNotes, known: KnownSkus): string | null {
  if (skus.size === 0) return null;
  const counts = new Map<string, number>();
  for (const sku of skus) {
    for (const place of known.get(sku) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort(([, left], [, right]) => right - left);
  if (best === undefined || best[1] < skus.size * ENOUGH) return null;
  return second !== undefined && second[1] > skus.size * AT_MOST_ELSEWHERE ? null : best[0];
}
