import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { utf8Bytes } from '../text/count.ts';

/** Which rule states the limit here: one of them holds in each marketplace. */
const LIMITS = ['KW-BYTES', 'KW-BYTES-JP', 'KW-BYTES-IN'];

export const kwUnused = defineCheck('KW-UNUSED', {
  title: 'Search terms use their room',
  needs: ['search-terms'],
  run: ({ listing, rule, otherRule }) => {
    const limit = LIMITS.map((id) => otherRule(id)?.check.max).find((max) => max !== undefined);
    if (limit === undefined) return { notChecked: 'no byte limit is known for this marketplace' };
    const allowed = limitOf(rule, 'max');
    return piecesOf(listing, ['search-terms']).flatMap(({ field, text }) => {
      const measured = limit - utf8Bytes(text);
      if (measured <= allowed) return [];
      const message = `${measured} of ${limit} bytes are unused: room for words shoppers search by and no other field has.`;
      return [{ field, message, measured, limit: allowed, unit: 'bytes' }];
    });
  },
});
