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

function keyOf(query: string, rules: AuditedKeywords['scene']['rules']): string {
  return foldTokens(query, rules)
    .map((token) => token.key)
    .join(' ');
}

interface Shop {
  readonly rules: AuditedKeywords['scene']['rules'];
  /** Keys of the queries: of the phrases of a listing, few are any. */
  readonly wanted: ReadonlySet<string>;
  readonly known: Map<string, Known[]>;
}

function shopOf(rules: Shop['rules'], queries: readonly QueryDiagnosis[]): Shop {
  return { rules, wanted: new Set(queries.map(({ query }) => keyOf(query, rules))), known: new Map() };
}

/** Says for each query which listing has its words: its own product's, else the one of the brand that has them best. */
export function withListings(queries: readonly QueryDiagnosis[], listings: readonly AuditedKeywords[]): JudgedQuery[] {
  const byShop = new Map<string | null, Shop>();
  for (const { listing, scene, coverage } of listings) {
    const shop = byShop.get(listing.marketplace) ?? shopOf(scene.rules, queries);
    byShop.set(listing.marketplace, shop);
    for (const target of shop.wanted.size === 0 ? [] : scene.targets) {
      if (!shop.wanted.has(target.key)) continue;
      const list = shop.known.get(target.key) ?? [];
      list.push({ sku: listing.sku, asin: listing.asin, placement: coverage.placementOf(target) });
      shop.known.set(target.key, list);
    }
  }
  return queries.map((diagnosis) => {
    const shop = byShop.get(diagnosis.marketplace) ?? byShop.get(null);
    if (shop === undefined) return { diagnosis, listing: null };
    const key = keyOf(diagnosis.query, shop.rules);
    const known = shop.known.get(key) ?? [];
    return {
      diagnosis,
      listing: bestOf(diagnosis.asin === null ? known : known.filter(({ asin }) => asin === diagnosis.asin)),
    };
  });
}
