import type { AuditedKeywords } from './audit-marketplace.ts';
import { foldTokens } from './fold.ts';
import type { QueryDiagnosis } from './query-diagnosis.ts';
import { type Placement, TIERS } from './tiers.ts';

/** A query with the listing that has it best. */
export interface JudgedQuery {
  readonly diagnosis: QueryDiagnosis;
  /** Null when no listing judged has the query among its phrases. */
  readonly listing: { readonly sku: string; readonly placement: Placement } | null;
}

interface Known {
  readonly sku: string;
  readonly asin: string | null;
  readonly placement: Placement;
}

function bestOf(known: readonly Known[]): Known | null {
  return known.reduce<Known | null>((best, one) => {
    const better = best === null || TIERS.indexOf(one.placement.tier) < TIERS.indexOf(best.placement.tier);
    return better ? one : best;
  }, null);
}

/** Says for each query which listing has its words: its own product's, else the one of the brand that has them best. */
export function withListings(queries: readonly QueryDiagnosis[], listings: readonly AuditedKeywords[]): JudgedQuery[] {
  const byShop = new Map<string | null, { rules: AuditedKeywords['scene']['rules']; known: Map<string, Known[]> }>();
  for (const { listing, scene, coverage } of listings) {
    const shop = byShop.get(listing.marketplace) ?? { rules: scene.rules, known: new Map<string, Known[]>() };
    byShop.set(listing.marketplace, shop);
    for (const { target, placement } of coverage.placed) {
      const list = shop.known.get(target.key) ?? [];
      list.push({ sku: listing.sku, asin: listing.asin, placement });
      shop.known.set(target.key, list);
    }
  }
  return queries.map((diagnosis) => {
    const shop = byShop.get(diagnosis.marketplace) ?? byShop.get(null);
    if (shop === undefined) return { diagnosis, listing: null };
    const key = foldTokens(diagnosis.query, shop.rules)
      .map((token) => token.key)
      .join(' ');
    const known = shop.known.get(key) ?? [];
    return {
      diagnosis,
      listing: bestOf(diagnosis.asin === null ? known : known.filter(({ asin }) => asin === diagnosis.asin)),
    };
  });
}
