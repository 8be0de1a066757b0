import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

export const titleLen80 = defineCheck('TITLE-LEN-80', {
  title: 'Title of 80 characters or fewer where the 75 rule does not hold',
  needs: ['title'],
  yieldsTo: ['TITLE-LEN-200'],
  run: (context) => tooLong(context, 'title', 'The title', ' Phones cut long titles.'),
});
