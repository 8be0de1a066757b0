import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

export const hlLen125 = defineCheck('HL-LEN-125', {
  title: 'Item highlights of at most 125 characters',
  needs: ['item-highlights'],
  run: (context) => tooLong(context, 'item-highlights', 'The text of the item highlights'),
});
