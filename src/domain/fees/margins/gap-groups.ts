import type { SkuGap } from './sku-gap.ts';

/** How many SKUs a group names. */
const NAMED = 3;

/** SKUs that miss the same thing. */
export interface GapGroup {
  readonly code: string;
  readonly field: string;
  /** What is missing, in the words of the first SKU. */
  readonly message: string;
  readonly suggestions: readonly string[];
  readonly skus: number;
  /** The first few by their order. */
  readonly named: readonly string[];
}

interface WithGaps {
  readonly sku: string;
  readonly gaps: readonly SkuGap[];
}

/** A category nobody knows, with the names that come nearest. */
export interface UnknownCategory {
  readonly category: string;
  readonly skus: number;
  /** Never used unasked: a person picks one and writes it into the product file. */
  readonly suggestions: readonly string[];
}

/** What is missing, most SKUs first; SKUs whose gap reads the same stand together. */
export function gapGroups(rows: readonly WithGaps[]): GapGroup[] {
  const groups = new Map<string, { gap: SkuGap; count: number; named: string[] }>();
  for (const { sku, gaps } of rows) {
    for (const gap of gaps) {
      const key = `${gap.code}\t${gap.field}\t${gap.message}`;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { gap, count: 1, named: [sku] });
      } else {
        group.count += 1;
        if (group.named.length < NAMED) group.named.push(sku);
      }
    }
  }
  return [...groups.values()]
    .toSorted((left, right) => right.count - left.count)
    .map(({ gap, count, named }) => ({ ...gap, skus: count, named }));
}

/** The categories of the product file that no table knows, most SKUs first. */
export function unknownCategories(
  rows: readonly (WithGaps & { readonly category: string | null })[],
): UnknownCategory[] {
  const found = new Map<string, { skus: number; suggestions: readonly string[] }>();
  for (const { category, gaps } of rows) {
    const gap = gaps.find((entry) => entry.code === 'unknown-category');
    if (gap === undefined || category === null) continue;
    const entry = found.get(category);
    if (entry === undefined) found.set(category, { skus: 1, suggestions: gap.suggestions });
    else entry.skus += 1;
  }
  return [...found]
    .map(([category, entry]) => ({ category, ...entry }))
    .toSorted((left, right) => right.skus - left.skus);
}
