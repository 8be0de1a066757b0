import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

export const descLen = defineCheck('DESC-LEN', {
  title: 'Description of at most 2,000 characters',
  needs: ['description'],
  run: (context) => tooLong(context, 'description', 'The description'),
});
