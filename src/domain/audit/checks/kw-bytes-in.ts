import { defineCheck } from '../check.ts';
import { tooManyBytes } from '../measures/search-terms.ts';

export const kwBytesIn = defineCheck('KW-BYTES-IN', {
  title: 'Search terms below 200 bytes in India',
  needs: ['search-terms'],
  run: (context) => tooManyBytes(context, 'words', 'Over it Amazon ignores the whole field, not only the rest.'),
});
