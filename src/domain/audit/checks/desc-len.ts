import { type CheckContext, defineCheck, type Hit, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { tooLong } from '../measures/length.ts';
import { utf8Bytes } from '../text/count.ts';

const ATTRIBUTE = 'product_description';

/** The schema's byte limit, which bites first in Japanese and Arabic; nothing where no schema was read. */
function tooManyBytes({ listing, productTypes }: CheckContext): Hit[] {
  const limit = productTypes.get(listing.facts.productType ?? '')?.maxBytes[ATTRIBUTE];
  if (limit === undefined) return [];
  return piecesOf(listing, ['description']).flatMap(({ field, text }) => {
    const measured = utf8Bytes(text);
    if (measured <= limit) return [];
    const message = `The description has ${measured} bytes; the schema of the product type takes ${limit}.`;
    return [{ field, message, measured, limit, unit: 'bytes' }];
  });
}

/** The rule's limit, or the schema's of the product type where it was read. */
export const descLen = defineCheck('DESC-LEN', {
  title: 'Description of at most 2,000 characters',
  needs: ['description'],
  run: (context) => {
    const { listing, rule, productTypes } = context;
    const own = productTypes.get(listing.facts.productType ?? '')?.maxLengths[ATTRIBUTE];
    const max = own ?? limitOf(rule, 'max');
    const long = tooLong(
      { ...context, rule: { ...rule, check: { ...rule.check, max } } },
      'description',
      'The description',
    );
    return long.length > 0 ? long : tooManyBytes(context);
  },
});
