import type { CatalogueEntry } from '../margins/catalogue.ts';

/** SKUs of two marketplaces that are the same product, and those of the first that have no partner. */
export interface Matched {
  readonly pairs: readonly (readonly [CatalogueEntry, CatalogueEntry])[];
  readonly unmatched: readonly string[];
}

/** Entries by ASIN, where one ASIN is sold under one SKU only. */
function byAsin(entries: readonly CatalogueEntry[]): Map<string, CatalogueEntry> {
  const found = new Map<string, CatalogueEntry | null>();
  for (const entry of entries) {
    if (entry.asin !== null) found.set(entry.asin, found.has(entry.asin) ? null : entry);
  }
  return new Map([...found].filter((pair): pair is [string, CatalogueEntry] => pair[1] !== null));
}

/** Brings the same product of two marketplaces together: by SKU, else by an ASIN that has one SKU on each side. */
export function matchByProduct(first: readonly CatalogueEntry[], second: readonly CatalogueEntry[]): Matched {
  const skus = new Map(second.map((entry) => [entry.sku, entry]));
  const [own, other] = [byAsin(first), byAsin(second)];
  const pairs: [CatalogueEntry, CatalogueEntry][] = [];
  const unmatched: string[] = [];
  for (const entry of first) {
    const { asin } = entry;
    const single = asin !== null && own.get(asin) === entry ? other.get(asin) : undefined;
    const partner = skus.get(entry.sku) ?? single;
    if (partner === undefined) unmatched.push(entry.sku);
    else pairs.push([entry, partner]);
  }
  return { pairs, unmatched };
}
