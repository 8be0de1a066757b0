import { type ImageCheckContext, type ImageHit, longestSide } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

/** A hit when the longest side is on the wrong side of the rule's limit. */
export function sideHit({ image, rule }: ImageCheckContext, wrong: 'below' | 'above', consequence: string): ImageHit[] {
  const measured = longestSide(image);
  const bound = limit(rule.limits, 'limit');
  if (measured === null || (wrong === 'below' ? measured >= bound : measured <= bound)) return [];
  const { width, height } = image.facts;
  const message = `The picture is ${width} x ${height} px; its longest side of ${measured} px is ${wrong} ${bound}. ${consequence}`;
  return [{ message, measured, limit: bound, unit: 'px' }];
}
