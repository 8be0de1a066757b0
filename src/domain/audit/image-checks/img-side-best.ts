import { defineImageCheck } from '../image-check.ts';
import { sideHit } from '../measures/side.ts';

export const imgSideBest = defineImageCheck('IMG-SIDE-BEST', {
  title: 'Longest side of 1,600 px or more',
  fix: 'Upload a picture of 1,600 px or more where you have one.',
  slot: 'any',
  needs: 'size',
  run: (context) => sideHit(context, 'below', 'Zoom works; 1,600 and more is best.'),
});
