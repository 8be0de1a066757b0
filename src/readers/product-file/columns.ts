import type { ColumnSpec } from '../definition.ts';

const BULLETS = [
  'bullet-1',
  'bullet-2',
  'bullet-3',
  'bullet-4',
  'bullet-5',
  'bullet-6',
  'bullet-7',
  'bullet-8',
  'bullet-9',
  'bullet-10',
] as const;

/** Columns of bullet points, first to last. */
export const BULLET_COLUMNS: readonly ProductColumn[] = BULLETS;

const OTHER_IMAGES = [
  'other-image-url-1',
  'other-image-url-2',
  'other-image-url-3',
  'other-image-url-4',
  'other-image-url-5',
  'other-image-url-6',
  'other-image-url-7',
  'other-image-url-8',
] as const;

/** Columns of pictures besides the main one, first to last. */
export const OTHER_IMAGE_COLUMNS: readonly ProductColumn[] = OTHER_IMAGES;

const TEXTS = [
  'asin',
  'marketplace',
  'brand',
  'category',
  'product-type',
  'currency',
  'dimension-unit',
  'weight-unit',
  'title',
  'item-highlights',
  'description',
  'search-terms',
  'main-image-url',
  'swatch-image-url',
  ...OTHER_IMAGES,
  ...BULLETS,
] as const;
const NUMBERS = ['length', 'width', 'height', 'weight'] as const;
const AMOUNTS = ['price', 'cost'] as const;

export type ProductColumn =
  | 'sku'
  | 'cost-from'
  | (typeof TEXTS)[number]
  | (typeof NUMBERS)[number]
  | (typeof AMOUNTS)[number];

function optional(kind: ColumnSpec['kind'], names: readonly ProductColumn[]): [ProductColumn, ColumnSpec][] {
  return names.map((name) => [name, { kind, need: 'optional' }]);
}

/** The columns a product file may have; only the SKU must be there. */
export const PRODUCT_COLUMNS = Object.fromEntries([
  ['sku', { kind: 'text', need: 'required' }],
  ['cost-from', { kind: 'date', need: 'optional' }],
  ...optional('text', TEXTS),
  ...optional('number', NUMBERS),
  ...optional('money', AMOUNTS),
]) as Readonly<Record<ProductColumn, ColumnSpec>>;

/** Columns no report of Amazon's shares with this file: one of them tells it from a report that lost its own headings. */
export const TELLING: readonly ProductColumn[] = [
  'cost',
  'cost-from',
  'item-highlights',
  'search-terms',
  'dimension-unit',
  'weight-unit',
  'bullet-1',
  'product-type',
  'category',
  'title',
  'description',
  'main-image-url',
];
