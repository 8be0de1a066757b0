import { defineCheck } from '../check.ts';
import { tooShort } from '../measures/length.ts';

export const titleLenMin = defineCheck('TITLE-LEN-MIN', {
  title: 'Title that uses its room',
  needs: ['title'],
  run: (context) => tooShort(context, 'title', 'The title'),
});
