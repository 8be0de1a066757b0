import { defineImageCheck } from '../image-check.ts';
import { sideHit } from '../measures/side.ts';

export const imgSideMax = defineImageCheck('IMG-SIDE-MAX', {
  title: 'Longest side of at most 10,000 px',
  fix: 'Shrink it.',
  slot: 'any',
  needs: 'size',
  run: (context) => sideHit(context, 'above', 'Larger uploads are refused.'),
});
