import type { CurrencyCode } from '../../model/money.ts';
import type { ListedPicture } from '../../model/records/image.ts';
import type { DatedCost, Dimensions, ProductRecord, Weight } from '../../model/records/product.ts';
import { lengthUnit, massUnit } from '../measures.ts';
import type { Row } from '../row.ts';
import { shopCurrency, shopNamed } from '../shop.ts';
import { BULLET_COLUMNS, OTHER_IMAGE_COLUMNS, type ProductColumn } from './columns.ts';

type ProductRow = Row<ProductColumn>;

function marketplaceOf(row: ProductRow, told: string | null): string | null {
  const name = row.text('marketplace');
  if (name === null) return told;
  return (
    shopNamed(name) ?? row.doubt('marketplace', 'marketplace-unknown', `"${name}" is no marketplace that is known.`)
  );
}

function dimensionsOf(row: ProductRow): Dimensions | null {
  const sides = [row.number('length'), row.number('width'), row.number('height')] as const;
  const [length, width, height] = sides;
  if (length === null && width === null && height === null) return null;
  if (length === null || width === null || height === null) {
    return row.doubt('length', 'dimensions-incomplete', 'Length, width and height are needed together.');
  }
  const unit = lengthUnit(row.text('dimension-unit'));
  if (unit === null) return row.doubt('dimension-unit', 'unit-unknown', 'The unit must be in, cm or mm.');
  if (sides.some((side) => side !== null && side <= 0)) {
    return row.doubt('length', 'not-above-zero', 'Each side must be more than zero.');
  }
  return { sides: [length, width, height], unit };
}

function weightOf(row: ProductRow): Weight | null {
  const value = row.number('weight');
  if (value === null) return null;
  const unit = massUnit(row.text('weight-unit'));
  if (unit === null) return row.doubt('weight-unit', 'unit-unknown', 'The unit must be oz, lb, g or kg.');
  if (value <= 0) return row.doubt('weight', 'not-above-zero', 'The weight must be more than zero.');
  return { value, unit };
}

function costsOf(row: ProductRow, currency: CurrencyCode | null): DatedCost[] {
  const cost = row.money('cost', currency);
  const from = row.date('cost-from');
  // A cost whose date cannot be read holds nobody knows when: it is not used, the date's problem is on record.
  if (cost === null || (from === null && row.text('cost-from') !== null)) return [];
  return [{ from, cost }];
}

function bulletsOf(row: ProductRow): string[] | null {
  const bullets = BULLET_COLUMNS.map((column) => row.text(column)).filter((text) => text !== null);
  return bullets.length === 0 ? null : bullets;
}

const PICTURE_COLUMNS: readonly (readonly [ProductColumn, string])[] = [
  ['main-image-url', 'MAIN'],
  ...OTHER_IMAGE_COLUMNS.map((column, at) => [column, `PT0${at + 1}`] as const),
  ['swatch-image-url', 'SWCH'],
];

function picturesOf(row: ProductRow): ListedPicture[] {
  return PICTURE_COLUMNS.flatMap(([column, slot]) => {
    const url = row.text(column);
    return url === null ? [] : [{ slot, url }];
  });
}

/** One row of a product file as a record of its own; `ProductRows` brings the rows of a SKU together. */
export function productOf(row: ProductRow, told: string | null, doubtCurrency: () => void): ProductRecord {
  const marketplace = marketplaceOf(row, told);
  const currency = row.currency('currency') ?? (row.text('currency') === null ? shopCurrency(marketplace) : null);
  const price = row.money('price', currency);
  const costs = costsOf(row, currency);
  const amounts = row.text('price') !== null || row.text('cost') !== null;
  if (amounts && currency === null && price === null && costs.length === 0) doubtCurrency();
  const pictures = picturesOf(row);
  return {
    kind: 'product',
    origin: row.origin,
    sku: row.requiredText('sku'),
    asin: row.text('asin'),
    marketplace,
    brand: row.text('brand'),
    category: row.text('category'),
    productType: row.text('product-type'),
    price,
    costs,
    dimensions: dimensionsOf(row),
    weight: weightOf(row),
    title: row.text('title'),
    itemHighlights: row.text('item-highlights'),
    bullets: bulletsOf(row),
    description: row.text('description'),
    searchTerms: row.text('search-terms'),
    ...(pictures.length === 0 ? {} : { pictures }),
  };
}
