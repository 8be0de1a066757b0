import { defineCheck } from '../check.ts';
import { tooManyBytes } from '../measures/search-terms.ts';

export const kwBytes = defineCheck('KW-BYTES', {
  title: 'Search terms below 250 bytes',
  needs: ['search-terms'],
  run: (context) => tooManyBytes(context, 'words', 'Over it Amazon ignores the whole field, not only the rest.'),
});
