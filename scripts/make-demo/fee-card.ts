import type { Offer, Product } from './catalogue.ts';
import { PEAK_START } from './calendar.ts';

/*
 * What Amazon charged the sample seller: the non-apparel rows of the US cards of 2026-01-15 and (peak) 2026-10-15, and
 * the referral fee of 15 %. Written out here a second time on purpose: the sample must not lean on the fee engine that
 * is tried on it. Sources and confidence stand beside the same rows in src/rules/us.
 */
type Row = readonly [maxOunces: number, normal: number, peak: number];

/** Cents for a price of 10 to 50. */
const SMALL_STANDARD: readonly Row[] = [
  [2, 332, 351],
  [4, 342, 361],
  [6, 345, 365],
  [8, 354, 374],
  [10, 368, 389],
  [12, 378, 399],
  [14, 391, 413],
  [16, 396, 418],
];
const LARGE_STANDARD: readonly Row[] = [
  [4, 373, 397],
  [8, 395, 421],
  [12, 420, 448],
  [16, 460, 489],
  [20, 504, 534],
  [24, 542, 573],
  [28, 557, 589],
  [32, 582, 615],
  [36, 592, 629],
  [40, 610, 649],
  [44, 626, 666],
  [48, 667, 708],
];
const OVER_THREE_POUNDS: Row = [320, 697, 751];
const SMALL_BULKY: Row = [800, 755, 859];
/** Large standard up to 4 oz at a price below 10: the one such offer of the sample. */
const CHEAP_FOUR_OUNCES: Row = [4, 291, 315];

export type Tier = 'small-standard' | 'large-standard' | 'small-bulky';

/** Dimensional weight in ounces; bulky sides count as at least 2 in. */
function dimensionalOunces(product: Product, floor: number): number {
  const [long, median, short] = product.inches;
  return ((long * Math.max(median, floor) * Math.max(short, floor)) / 139) * 16;
}

/** The size tier the product belongs in. */
export function tierOf(product: Product): Tier {
  const [long, median, short] = product.inches;
  if (long <= 15 && median <= 12 && short <= 0.75 && product.ounces <= 16) return 'small-standard';
  const ounces = Math.max(product.ounces, dimensionalOunces(product, 0));
  if (long <= 18 && median <= 14 && short <= 8 && ounces <= 320) return 'large-standard';
  return 'small-bulky';
}

/** Card fee in cents in the given tier, before the surcharge. */
function cardFee(product: Product, tier: Tier, column: 1 | 2): number {
  const ounces =
    tier === 'small-standard'
      ? product.ounces
      : Math.max(product.ounces, dimensionalOunces(product, tier === 'small-bulky' ? 2 : 0));
  if (tier === 'small-bulky') return SMALL_BULKY[column] + 38 * Math.max(0, Math.ceil(ounces / 16 - 1));
  if (Number(product.price) < 10) return CHEAP_FOUR_OUNCES[column];
  const row = (tier === 'small-standard' ? SMALL_STANDARD : LARGE_STANDARD).find(([max]) => ounces <= max);
  return row?.[column] ?? OVER_THREE_POUNDS[column] + 8 * Math.ceil((ounces - 48) / 4);
}

/** Rounded half up to the cent, in integers: `share` is per mille. */
function perMille(cents: number, share: number): number {
  return Math.floor((cents * share + 500) / 1000);
}

/**
 * Cents that Amazon takes for sending one unit on a day, surcharge within (3.5 % in the US, 1.5 % in Germany).
 * `tier` charges another size tier than the product's own.
 */
export function fulfilmentCents(offer: Offer, shipDay: string, tier: Tier = tierOf(offer.product)): number {
  const peak = shipDay >= PEAK_START;
  if (offer.german) {
    const cents = Math.round(Number(peak ? offer.german.peakFee : offer.german.fee) * 100);
    return cents + perMille(cents, 15);
  }
  const cents = cardFee(offer.product, tier, peak ? 2 : 1);
  return cents + perMille(cents, 35);
}

/** Cents of the referral fee on an amount: 15 %, at least 0.30. Home, kitchen and sports alike, US and Germany. */
export function referralCents(amount: number): number {
  return Math.max(30, perMille(amount, 150));
}
