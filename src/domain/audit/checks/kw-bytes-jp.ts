import { defineCheck } from '../check.ts';
import { tooManyBytes } from '../measures/search-terms.ts';

export const kwBytesJp = defineCheck('KW-BYTES-JP', {
  title: 'Search terms below 500 bytes in Japan',
  needs: ['search-terms'],
  run: (context) => tooManyBytes(context, 'words', 'Over it Amazon ignores the whole field, not only the rest.'),
});
