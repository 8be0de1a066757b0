import type { Line } from './story.ts';
import { dots, tabText } from './text-file.ts';

const US_HEADINGS =
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel ship-service-level product-name sku asin item-status quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids cpf is-business-order purchase-order-number price-designation signature-confirmation-recommended'.split(
    ' ',
  );

/** The full European layout; its last heading really ends with a blank. */
const EU_HEADINGS = [
  ...'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel url ship-service-level product-name sku asin number-of-items item-status tax-collection-model tax-collection-responsible-party quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount address-type ship-city ship-state ship-postal-code ship-country promotion-ids payment-method-details item-extensions-data is-business-order purchase-order-number price-designation fulfilled-by buyer-company-name buyer-cst-number buyer-vat-number buyer-tax-registration-id buyer-tax-registration-country buyer-tax-registration-type customized-url customized-page is-heavy-or-bulky is-replacement-order is-exchange-order original-order-id is-amazon-invoiced vat-exclusive-item-price vat-exclusive-shipping-price vat-exclusive-giftwrap-price licensee-name license-number license-state license-expiration-date is-iba buyer-citizen-name buyer-citizen-id is-transparency default-ship-from-address-name default-ship-from-address-field-1 default-ship-from-address-field-2 default-ship-from-address-field-3 default-ship-from-city default-ship-from-state default-ship-from-country default-ship-from-postal-code actual-ship-from-address-name actual-ship-from-address-field-1 actual-ship-from-address-field-2 actual-ship-from-address-field-3 actual-ship-from-city actual-ship-from-state actual-ship-from-country actual-ship-from-postal-code is-ispu-order store-chain-store-id is-pickup-point-order pickup-point-type is-buyer-requested-cancellation buyer-requested-cancel-reason ioss-number order-invoice-type invoice-business-legal-name invoice-business-address invoice-business-tax-id'.split(
    ' ',
  ),
  'invoice-business-tax-office ',
];

/** What both layouts share. Pending lines have no price yet; cancelled ones and other shops' have none at all. */
function sharedCells(line: Line): Record<string, string> {
  const { offer } = line;
  const fbm = offer.product.fbm === true;
  const priced = line.status === 'Shipped' && !line.elsewhere;
  return {
    'amazon-order-id': line.orderId,
    'merchant-order-id': line.elsewhere ? `SHOP-${line.itemCode.slice(-5)}` : '',
    'purchase-date': line.purchasedAt,
    'last-updated-date': line.shippedAt ?? line.purchasedAt,
    'order-status': line.status,
    'fulfillment-channel': fbm ? 'Merchant' : 'Amazon',
    'sales-channel': line.elsewhere ? 'Non-Amazon' : offer.marketplace === 'US' ? 'Amazon.com' : 'Amazon.de',
    'ship-service-level': fbm
      ? 'Standard'
      : line.business
        ? 'Expedited'
        : Number(line.itemCode.at(-1)) < 5
          ? 'Expedited'
          : 'Standard',
    'product-name': offer.texts.title,
    sku: offer.texts.sku,
    asin: offer.product.asin,
    'item-status': line.status === 'Pending' ? 'Unshipped' : line.status,
    quantity: String(line.quantity),
    currency: priced ? (offer.marketplace === 'US' ? 'USD' : 'EUR') : '',
    'item-price': priced ? dots(line.price) : '',
    'item-tax': priced ? dots(line.tax) : '',
    'item-promotion-discount': priced && line.discount > 0 ? dots(line.discount) : '',
    'ship-city': line.place[0],
    'ship-state': line.place[1],
    'ship-postal-code': line.place[2],
    'ship-country': offer.marketplace,
    'promotion-ids': priced && line.discount > 0 ? `PLM-${offer.product.asin.slice(-6)}-KETTLEWIND10` : '',
    'is-business-order': String(line.business),
  };
}

/** All Orders, the 33 columns of the US site. */
export function usOrders(lines: readonly Line[]): string {
  return tabText(
    US_HEADINGS,
    lines.map((line) => ({ ...sharedCells(line), 'signature-confirmation-recommended': 'false' })),
  );
}

/** All Orders, the full layout of the European sites. */
export function euOrders(lines: readonly Line[]): string {
  const rows = lines.map((line) => ({
    ...sharedCells(line),
    'number-of-items': String(line.quantity),
    'address-type': line.business ? 'Commercial' : 'Residential',
    'is-heavy-or-bulky': 'false',
    'is-replacement-order': String(line.replaces !== null),
    'is-exchange-order': 'false',
    'original-order-id': line.replaces ?? '',
    'is-amazon-invoiced': 'false',
    'vat-exclusive-item-price': line.status === 'Shipped' && !line.elsewhere ? dots(line.price - line.tax) : '',
    'is-iba': 'false',
    'is-buyer-requested-cancellation': 'false',
  }));
  return tabText(EU_HEADINGS, rows);
}
