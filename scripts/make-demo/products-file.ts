import { BRAND, descriptionOf, type Offer } from './catalogue.ts';
import { csvLine } from './text-file.ts';

const HEADINGS =
  'sku asin marketplace brand category product-type price currency cost cost-from length width height dimension-unit weight weight-unit title item-highlights bullet-1 bullet-2 bullet-3 description search-terms'.split(
    ' ',
  );

/** The seller's own product file: what no report of Amazon's tells. A second cost of a SKU is a second, shorter line. */
export function productFile(offers: readonly Offer[]): string {
  const rows = offers.flatMap((offer) => {
    const { product, texts, marketplace } = offer;
    const us = marketplace === 'US';
    const currency = us ? 'USD' : 'EUR';
    const [length, width, height] = us
      ? product.inches.map(String)
      : product.inches.map((side) => (side * 2.54).toFixed(1));
    return texts.costs.map(([from, cost], index): Record<string, string> => {
      const key = { sku: texts.sku, asin: product.asin, marketplace, currency, cost, 'cost-from': from ?? '' };
      if (index > 0) return key;
      return {
        ...key,
        brand: BRAND,
        category: !us && product.category === 'Home and Kitchen' ? 'Kitchen' : product.category,
        'product-type': 'non-apparel',
        price: texts.price,
        length: length ?? '',
        width: width ?? '',
        height: height ?? '',
        'dimension-unit': us ? 'in' : 'cm',
        weight: us ? String(product.ounces) : (product.ounces * 28.349_523_125).toFixed(0),
        'weight-unit': us ? 'oz' : 'g',
        title: texts.title,
        'item-highlights': texts.highlights,
        'bullet-1': texts.bullets[0] ?? '',
        'bullet-2': texts.bullets[1] ?? '',
        'bullet-3': texts.bullets[2] ?? '',
        description: descriptionOf(offer),
        'search-terms': texts.searchTerms,
      };
    });
  });
  return `${[HEADINGS, ...rows.map((row) => HEADINGS.map((heading) => row[heading] ?? ''))].map(csvLine).join('\r\n')}\r\n`;
}
