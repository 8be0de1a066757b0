import type { FeePreviewRecord } from '../../../model/records/fee-preview.ts';
import type { ListingRecord } from '../../../model/records/listing.ts';
import type { ProductRecord } from '../../../model/records/product.ts';

type CatalogueRow = FeePreviewRecord | ListingRecord | ProductRecord;

/** What fees rest on; other fields may differ without changing a number. */
const FIELDS = [
  'asin',
  'price',
  'salesPrice',
  'dimensions',
  'weight',
  'category',
  'productType',
  'fulfilment',
] as const;

const CALLED: Readonly<Record<CatalogueRow['kind'], string>> = {
  'fee-preview': 'fee preview',
  listing: 'listings',
  product: 'product file',
};

function differing(left: CatalogueRow, right: CatalogueRow): string[] {
  const [one, two] = [left, right] as unknown as [Record<string, unknown>, Record<string, unknown>];
  return FIELDS.filter((field) => {
    const [before, after] = [one[field] ?? null, two[field] ?? null];
    return before !== null && after !== null && JSON.stringify(before) !== JSON.stringify(after);
  });
}

/**
 * What a person must know when a SKU stands in several rows of one kind: where, and in what they differ. The last row is
 * the one used. Null when all say the same.
 */
export function duplicateNote(rows: readonly CatalogueRow[]): string | null {
  const used = rows.at(-1);
  if (used === undefined || rows.length < 2) return null;
  const fields = [...new Set(rows.slice(0, -1).flatMap((row) => differing(row, used)))];
  if (fields.length === 0) return null;
  const places = rows.map(({ origin }) => `${origin.file}:${origin.line}`);
  const shown = places.length > 4 ? [...places.slice(0, 2), '...', places.at(-1)] : places;
  return `stands ${rows.length} times in the ${CALLED[used.kind]} (${shown.join(', ')}) with another ${fields.join(', ')}: the last was used`;
}
