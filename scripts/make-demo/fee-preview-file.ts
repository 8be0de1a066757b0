import { AS_OF } from './calendar.ts';
import { BRAND, fnskuOf, type Offer } from './catalogue.ts';
import { fulfilmentCents, referralCents, tierOf } from './fee-card.ts';
import { dots, tabText } from './text-file.ts';

const US_HEADINGS = [
  ...'sku fnsku asin product-name product-group brand fulfilled-by your-price sales-price longest-side median-side shortest-side length-and-girth unit-of-dimension item-package-weight unit-of-weight product-size-tier currency estimated-fee-total estimated-referral-fee-per-unit estimated-variable-closing-fee estimated-order-handling-fee-per-order estimated-pick-pack-fee-per-unit estimated-weight-handling-fee-per-unit expected-fulfillment-fee-per-unit'.split(
    ' ',
  ),
  'estimated-future-fee (Current Selling on Amazon + Future Fulfillment fees)',
  ...'estimated-future-order-handling-fee-per-order estimated-future-pick-pack-fee-per-unit estimated-future-weight-handling-fee-per-unit expected-future-fulfillment-fee-per-unit'.split(
    ' ',
  ),
];

const EU_HEADINGS =
  'sku fnsku asin amazon-store product-name product-group brand fulfilled-by has-local-inventory your-price sales-price longest-side median-side shortest-side length-and-girth unit-of-dimension item-package-weight unit-of-weight product-size-weight-band currency estimated-fee-total estimated-referral-fee-per-unit estimated-variable-closing-fee expected-domestic-fulfilment-fee-per-unit expected-efn-fulfilment-fee-per-unit-uk expected-efn-fulfilment-fee-per-unit-de expected-efn-fulfilment-fee-per-unit-fr expected-efn-fulfilment-fee-per-unit-it expected-efn-fulfilment-fee-per-unit-es expected-efn-fulfilment-fee-per-unit-se'.split(
    ' ',
  );

const US_TIERS = {
  'small-standard': 'UsSmallStandardSize',
  'large-standard': 'UsLargeStandardSize',
  'small-bulky': 'SmallBulky',
} as const;

/** What both layouts share; sides and weight as Amazon measured them, here just as the seller did. */
function sharedCells(
  offer: Offer,
  sides: readonly [number, number, number],
  unit: string,
  weight: string,
  weightUnit: string,
): Record<string, string> {
  const price = Math.round(Number(offer.texts.price) * 100);
  const [long, median, short] = sides;
  return {
    sku: offer.texts.sku,
    fnsku: fnskuOf(offer),
    asin: offer.product.asin,
    'product-name': offer.texts.title,
    'product-group': offer.product.category === 'Home and Kitchen' ? 'Kitchen' : 'Sports',
    brand: BRAND,
    'your-price': offer.texts.price,
    'sales-price': offer.texts.price,
    'longest-side': long.toFixed(2),
    'median-side': median.toFixed(2),
    'shortest-side': short.toFixed(2),
    'length-and-girth': (long + 2 * (median + short)).toFixed(2),
    'unit-of-dimension': unit,
    'item-package-weight': weight,
    'unit-of-weight': weightUnit,
    'estimated-fee-total': dots(referralCents(price) + fulfilmentCents(offer, AS_OF)),
    'estimated-referral-fee-per-unit': dots(referralCents(price)),
    'estimated-variable-closing-fee': '0.00',
  };
}

/** Fee Preview of the US; `--` stands where Amazon gives no value. */
export function usFeePreview(offers: readonly Offer[]): string {
  const rows = offers
    .filter((offer) => offer.product.fbm !== true)
    .map((offer) => {
      const fee = dots(fulfilmentCents(offer, AS_OF));
      const none = Object.fromEntries(
        US_HEADINGS.filter((heading) => /order-handling|pick-pack|weight-handling|future/.test(heading)).map(
          (heading) => [heading, '--'],
        ),
      );
      return {
        ...none,
        ...sharedCells(offer, offer.product.inches, 'inches', (offer.product.ounces / 16).toFixed(4), 'pounds'),
        'fulfilled-by': 'Amazon',
        'product-size-tier': US_TIERS[tierOf(offer.product)],
        currency: 'USD',
        'expected-fulfillment-fee-per-unit': fee,
      };
    });
  return tabText(US_HEADINGS, rows);
}

/** Fee Preview of the European account, whose only store here is Germany. */
export function euFeePreview(offers: readonly Offer[]): string {
  const rows = offers.map((offer) => {
    const [long, median, short] = offer.product.inches;
    const cm = [long * 2.54, median * 2.54, short * 2.54] as const;
    const none = Object.fromEntries(
      EU_HEADINGS.filter((heading) => heading.includes('efn')).map((heading) => [heading, '--']),
    );
    return {
      ...none,
      ...sharedCells(offer, cm, 'centimeters', (offer.product.ounces * 28.349_523_125).toFixed(2), 'grams'),
      'amazon-store': 'DE',
      'fulfilled-by': 'Amazon',
      'has-local-inventory': 'Yes',
      'product-size-weight-band': '--',
      currency: 'EUR',
      'expected-domestic-fulfilment-fee-per-unit': dots(fulfilmentCents(offer, AS_OF)),
    };
  });
  return tabText(EU_HEADINGS, rows);
}
