import { defineImageCheck } from '../image-check.ts';
import { sideHit } from '../measures/side.ts';

export const imgSideMin = defineImageCheck('IMG-SIDE-MIN', {
  title: 'Longest side of at least 500 px',
  fix: 'Upload a larger original; never enlarge a small one.',
  slot: 'any',
  needs: 'size',
  run: (context) => sideHit(context, 'below', 'Uploads below it are refused.'),
});
