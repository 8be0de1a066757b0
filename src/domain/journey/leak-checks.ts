import type { Leak } from './leaks/leak.ts';

/** Shares of the change of sales below which a factor is not worth a look. */
const WORTH_A_LOOK = 0.25;

/**
 * Commands that look at what most likely made a product leak, nearest cause first: the offer when its share of views
 * fell, the price when price took a good part of the sales, then pictures, texts and what buyers complain of. The
 * point stands for the folder of the files.
 */
export function checksOf({ after, asin, before, split, step }: Leak): readonly string[] {
  const checks: string[] = [];
  // Who did not click has not seen the page behind the picture and the title.
  if (step.field === 'search click-through') {
    return ['sellerctl audit images .', 'sellerctl audit listings .', 'sellerctl audit keywords .'];
  }
  const [earlier, later] = [before.featuredOffer, after.featuredOffer];
  if (earlier !== null && later !== null && later < earlier) {
    checks.push(`sellerctl journey report . --asin ${asin}`);
  }
  const price = split?.effects.find(({ factor }) => factor === 'price')?.minor ?? 0;
  if (split !== null && price < 0 && Math.abs(price) >= Math.abs(split.changeMinor) * WORTH_A_LOOK) {
    checks.push('sellerctl fees margins .');
  }
  checks.push('sellerctl audit images .', 'sellerctl audit listings .', `sellerctl journey pains . --asin ${asin}`);
  return checks;
}
