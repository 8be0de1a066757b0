import { defineCheck } from '../check.ts';
import { aplusContents } from '../measures/aplus.ts';

export const aplusAlt = defineCheck('APLUS-ALT', {
  title: 'An alt text for every A+ picture',
  needs: ['a-plus-content'],
  run: ({ listing }) =>
    aplusContents(listing).flatMap((content) => {
      const bare = content.images.filter(({ altText }) => (altText ?? '').trim() === '');
      const [first] = bare;
      if (first === undefined) return [];
      return [
        {
          field: `a-plus ${first.place}`,
          message: `${bare.length} of ${content.images.length} pictures have no alt text, the first in ${first.place}.`,
          measured: bare.length,
          limit: 0,
          unit: 'pictures',
          origin: content.origin,
        },
      ];
    }),
});
