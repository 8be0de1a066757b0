import type { WeighedTarget } from './target.ts';

/** A phrase that stands in the titles of several listings of the seller, which then compete for it. */
export interface SharedTitle {
  readonly marketplace: string | null;
  readonly target: WeighedTarget;
  readonly skus: readonly string[];
}

export interface TitledListing {
  readonly sku: string;
  readonly marketplace: string | null;
  /** Names the parent it is a variation of; null where no file tells. */
  readonly parentKey: string | null;
  /** Phrases that stand in its title. */
  readonly inTitle: readonly WeighedTarget[];
}

/**
 * Phrases exact in the titles of several listings of one marketplace, heaviest first. Variations of one parent are one
 * in search and do not compete; where no file tells the parent, the listings are named and a person has to tell.
 */
export function sharedTitles(listings: readonly TitledListing[]): SharedTitle[] {
  const groups = new Map<string, { target: WeighedTarget; listings: TitledListing[] }>();
  for (const listing of listings) {
    for (const target of listing.inTitle) {
      if (target.ownBrand) continue;
      const key = `${listing.marketplace ?? ''}\u0000${target.key}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { target, listings: [listing] });
      else group.listings.push(listing);
    }
  }
  return [...groups.values()]
    .filter(({ listings }) => {
      const families = new Set(
        listings.map(({ sku, parentKey }) => (parentKey === null ? `own ${sku}` : `parent ${parentKey}`)),
      );
      return families.size > 1;
    })
    .map(({ target, listings }) => ({
      marketplace: listings[0]?.marketplace ?? null,
      target,
      skus: listings.map(({ sku }) => sku),
    }))
    .sort(
      (a, b) =>
        b.target.weight - a.target.weight || b.skus.length - a.skus.length || (a.target.key < b.target.key ? -1 : 1),
    );
}
