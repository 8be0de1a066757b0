import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

const SIDES = ['left', 'top', 'right', 'bottom'] as const;

export const imgShadowEdge = defineImageCheck('IMG-SHADOW-EDGE', {
  title: 'No shadow cut off by the edge',
  fix: 'Fade the shadow to 255 before it reaches the edge, or leave it out.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { background, offWhiteEdges, whiteCorners } = measuresOf(image);
    if (background === 'off-white' || background === 'not-white') {
      return { notChecked: 'the ground is not white, so a shadow cannot be told from it' };
    }
    // A ground that is off-white as far as the corners has its own finding.
    if (whiteCorners < 4) return [];
    const bound = limit(rule.limits, 'share');
    const sides = SIDES.filter((side) => offWhiteEdges[side] > bound);
    if (sides.length === 0) return [];
    const told = sides.map((side) => `${side} (${percent(offWhiteEdges[side])})`).join(', ');
    const measured = Math.max(...sides.map((side) => offWhiteEdges[side]));
    const message = `Light grey runs out over the edge of the picture: ${told}. A shadow seems to be cut off there.`;
    return [{ message, measured, limit: bound, unit: 'share' }];
  },
});
