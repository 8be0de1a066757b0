import { type CheckContext, defineCheck, type Hit, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints, fromCodePoint, shorten } from '../text/count.ts';

/** Longest overhang shown as evidence. */
const SHOWN = 120;

/** Above this the value is refused, not only against a guideline: the schema's limit, or the greatest any schema has. */
function refusedAbove({ listing, rule, productTypes }: CheckContext): number | null {
  const own = productTypes.get(listing.facts.productType ?? '')?.maxLengths['bullet_point'];
  return own ?? rule.check.numbers?.['schemaMax'] ?? null;
}

export const bulletLen = defineCheck('BULLET-LEN', {
  title: 'Bullets of 10 to 255 characters',
  needs: ['bullets'],
  yieldsTo: ['BULLET-PLACEHOLDER'],
  run: (context) => {
    const { listing, rule } = context;
    const [min, max] = [limitOf(rule, 'min'), limitOf(rule, 'max')];
    const most = refusedAbove(context);
    return piecesOf(listing, ['bullets']).flatMap(({ field, text }): Hit[] => {
      const measured = codePoints(text);
      if (measured >= min && measured <= max) return [];
      const isRefused = most !== null && measured > most;
      const limit = measured < min ? min : isRefused ? most : max;
      const shown =
        measured > max ? { text: shorten(fromCodePoint(text, limit), SHOWN), position: limit } : { text, position: 0 };
      const message = isRefused
        ? `The bullet has ${measured} characters; above ${most} it is refused, and ${min} to ${max} are asked for.`
        : `The bullet has ${measured} characters; ${min} to ${max} are asked for.`;
      return [
        {
          field,
          message,
          ...shown,
          measured,
          limit,
          unit: 'characters',
          ...(isRefused ? { severity: 'error' as const } : {}),
        },
      ];
    });
  },
});
