import { defineImageCheck } from '../image-check.ts';
import { sideHit } from '../measures/side.ts';

export const imgSideZoom = defineImageCheck('IMG-SIDE-ZOOM', {
  title: 'Longest side of at least 1,000 px, so that zoom works',
  fix: 'Upload a picture of 1,600 px or more.',
  slot: 'any',
  needs: 'size',
  run: (context) => sideHit(context, 'below', 'Shoppers cannot zoom.'),
});
