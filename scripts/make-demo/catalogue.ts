import { readFileSync } from 'node:fs';

export type DatedPrice = readonly [from: string | null, amount: string];

interface Texts {
  readonly sku: string;
  readonly title: string;
  readonly highlights: string;
  readonly bullets: readonly string[];
  readonly searchTerms: string;
  readonly price: string;
  readonly costs: readonly DatedPrice[];
  /** Sessions of one week and units per session. */
  readonly sessions: number;
  readonly rate: number;
}

/** The German offer of a product. Its fulfilment fees are rows of the German card, looked up by hand for its size. */
export interface GermanOffer extends Texts {
  readonly fee: string;
  readonly peakFee: string;
}

/** One invented product with its US offer. */
export interface Product extends Texts {
  readonly asin: string;
  readonly parent: string | null;
  readonly category: string;
  /** Packaged unit, inches and ounces. */
  readonly inches: readonly [number, number, number];
  readonly ounces: number;
  readonly de: GermanOffer | null;
  /** Sent by the seller, not by Amazon. */
  readonly fbm?: boolean;
  /** Some of its orders used a coupon of a tenth. */
  readonly coupon?: boolean;
  /** Units per session in the last four weeks, where they fell. */
  readonly falls?: number;
  /** What its main picture shows, and in which colour. */
  readonly picture?: readonly [shape: string, colour: string];
}

/** One offer of one marketplace: what most of the files list. */
export interface Offer {
  readonly marketplace: 'US' | 'DE';
  readonly product: Product;
  readonly texts: Texts;
  readonly german: GermanOffer | null;
}

const file = new URL('catalogue.json', import.meta.url);
const catalogue = JSON.parse(readFileSync(file, 'utf8')) as { brand: string; products: Product[] };

export const BRAND = catalogue.brand;
export const PRODUCTS: readonly Product[] = catalogue.products;

/** Every offer of one marketplace, in catalogue order. */
export function offersOf(marketplace: 'US' | 'DE'): Offer[] {
  return PRODUCTS.flatMap((product): Offer[] => {
    if (marketplace === 'US') return [{ marketplace, product, texts: product, german: null }];
    return product.de ? [{ marketplace, product, texts: product.de, german: product.de }] : [];
  });
}

/** Amazon's own label of a unit, made from the SKU's place in the catalogue. */
export function fnskuOf(offer: Offer): string {
  const place = PRODUCTS.indexOf(offer.product);
  return `X00${offer.marketplace === 'US' ? '4' : '9'}KW${String(place * 37 + 101).padStart(4, '0')}`;
}

/** The text of the product page: the bullets as sentences, so that page and bullets say the same. */
export function descriptionOf(offer: Offer): string {
  const sentences = offer.texts.bullets.map((bullet) => {
    const text = bullet.slice(bullet.indexOf(':') + 1).trim();
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  });
  const end =
    offer.marketplace === 'US'
      ? `${BRAND} designs simple things for the kitchen and the campsite, and packs each one in a plain recycled box.`
      : `${BRAND} entwirft einfache Dinge für Küche und Zeltplatz und verpackt jedes in einem schlichten Karton.`;
  return [...sentences, end].join(' ');
}
