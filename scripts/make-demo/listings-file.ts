import { descriptionOf, type Offer, PRODUCTS } from './catalogue.ts';
import { tabText } from './text-file.ts';

const HEADINGS =
  'item-name item-description listing-id seller-sku price quantity open-date image-url item-is-marketplace product-id-type zshop-shipping-fee item-note item-condition zshop-category1 zshop-browse-path zshop-storefront-feature asin1 asin2 asin3 will-ship-internationally expedited-shipping zshop-boldface product-id bid-for-featured-placement add-delete pending-quantity fulfillment-channel merchant-shipping-group status'.split(
    ' ',
  );

/** Opened one after the other in 2024 and 2025; written as each site writes dates. */
function openDate(offer: Offer): string {
  const place = PRODUCTS.indexOf(offer.product);
  const year = place < 14 ? '2024' : '2025';
  const month = String((place % 12) + 1).padStart(2, '0');
  const day = String(((place * 5) % 27) + 1).padStart(2, '0');
  const summer = Number(month) > 3 && Number(month) < 11;
  const time = `0${place % 9}:${String((place * 7) % 60).padStart(2, '0')}:12`;
  if (offer.marketplace === 'US') return `${year}-${month}-${day} ${time} ${summer ? 'PDT' : 'PST'}`;
  return `${day}/${month}/${year} ${time} ${summer ? 'MEST' : 'MEZ'}`;
}

/** The All Listings Report of one site. FBA offers carry no quantity. */
export function allListings(offers: readonly Offer[]): string {
  const rows = offers.map((offer) => {
    const fbm = offer.product.fbm === true;
    const place = String(PRODUCTS.indexOf(offer.product) + 10);
    return {
      'item-name': offer.texts.title,
      'item-description': descriptionOf(offer),
      'listing-id': `0${place}${offer.marketplace === 'US' ? 'K4WQ' : 'D7ZR'}${place}TN`,
      'seller-sku': offer.texts.sku,
      price: offer.texts.price,
      quantity: fbm ? '42' : '',
      'open-date': openDate(offer),
      'item-is-marketplace': 'y',
      'product-id-type': '1',
      'item-condition': '11',
      asin1: offer.product.asin,
      'product-id': offer.product.asin,
      'pending-quantity': fbm ? '0' : '',
      'fulfillment-channel': fbm ? 'DEFAULT' : offer.marketplace === 'US' ? 'AMAZON_NA' : 'AMAZON_EU',
      'merchant-shipping-group': fbm ? 'Migrated Template' : '',
      status: 'Active',
    };
  });
  return tabText(HEADINGS, rows);
}
