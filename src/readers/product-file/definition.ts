import { defineTable, type ReportKind } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt } from '../shop.ts';
import { PRODUCT_COLUMNS, type ProductColumn, TELLING } from './columns.ts';
import headings from './headings.json' with { type: 'json' };
import { ProductRows } from './merge.ts';
import { productOf } from './product-row.ts';

export const PRODUCT_FILE: ReportKind = {
  id: 'PRODUCT_FILE',
  title: 'Your product file',
  download:
    'Your own CSV or JSON: sku and any of asin, marketplace, brand, category, product-type, price, currency, cost, ' +
    'cost-from, length, width, height, dimension-unit, weight, weight-unit, title, item-highlights, bullet-1..10, ' +
    'description, search-terms, main-image-url, other-image-url-1..8, swatch-image-url; several rows of a SKU for costs that changed',
  usedFor: 'fees margins, audit listings, brief: what no report of Amazon tells',
  mixesMarketplaces: true,
  replaces: 'name',
  ownFile: true,
};

/** The seller's own product file as a table. */
export const report = defineTable<ProductColumn>({
  form: 'table',
  ...PRODUCT_FILE,
  headings,
  columns: PRODUCT_COLUMNS,
  decimalMark: () => null,
  totals: { price: 'price' },
  // Most of the headings must be ours: a report of Amazon's that has a sku and a title is not this file.
  claims: (columns, headingCount) => TELLING.some((column) => columns.has(column)) && columns.size * 2 > headingCount,
  open(scope) {
    const products = new ProductRows(scope);
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<ProductColumn>) {
        products.add(productOf(row, scope.marketplace, doubtCurrency));
      },
      end() {
        products.emit();
      },
    };
  },
});
