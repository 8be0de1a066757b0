import { defineCheck } from '../check.ts';
import { tooManyBytes } from '../measures/search-terms.ts';

/** Silent where the stricter count is broken too: one finding, with both counts in its message. */
export const kwBytesSpaces = defineCheck('KW-BYTES-SPACES', {
  title: 'Search terms below 250 bytes with their spaces',
  needs: ['search-terms'],
  yieldsTo: ['KW-BYTES'],
  run: (context) =>
    tooManyBytes(context, 'all', 'The upload counter is said to count spaces: stay below on either count.'),
});
