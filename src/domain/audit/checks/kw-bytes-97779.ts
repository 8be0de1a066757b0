import { defineCheck } from '../check.ts';
import { tooManyBytes } from '../measures/search-terms.ts';

/** The third limit Amazon states; silent where a higher one is broken. */
export const kwBytes97779 = defineCheck('KW-BYTES-97779', {
  title: 'Search terms below 200 bytes, should an upload answer 97779',
  needs: ['search-terms'],
  yieldsTo: ['KW-BYTES', 'KW-BYTES-SPACES', 'KW-BYTES-IN'],
  run: (context) =>
    tooManyBytes(
      context,
      'all',
      'Amazon names 200 bytes beside error 97779 and 250 elsewhere: cut only if an upload returns it.',
    ),
});
