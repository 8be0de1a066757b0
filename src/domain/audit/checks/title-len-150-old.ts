import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

/** History: off in the shipped table, and over. A table of your own can switch it on for the days it held. */
export const titleLen150Old = defineCheck('TITLE-LEN-150-OLD', {
  title: 'Title of at most 150 characters by older style guides',
  needs: ['title'],
  run: (context) => tooLong(context, 'title', 'The title'),
});
