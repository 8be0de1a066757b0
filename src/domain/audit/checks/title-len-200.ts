import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

export const titleLen200 = defineCheck('TITLE-LEN-200', {
  title: 'Title of at most 200 characters',
  needs: ['title'],
  run: (context) => tooLong(context, 'title', 'The title'),
});
