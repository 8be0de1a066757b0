import { defineCheck } from '../check.ts';
import { tooShort } from '../measures/length.ts';

export const descShort = defineCheck('DESC-SHORT', {
  title: 'Description that uses its room',
  needs: ['description'],
  run: (context) => tooShort(context, 'description', 'The description'),
});
