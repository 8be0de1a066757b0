import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

const SIDES = ['left', 'top', 'right', 'bottom'] as const;

export const imgCropped = defineImageCheck('IMG-CROPPED', {
  title: 'The whole product inside the frame',
  fix: 'Leave a little white on every side, unless the picture is meant to end there.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { edges } = measuresOf(image);
    if (edges === null) return { notChecked: 'the ground is not white, so the product cannot be told from it' };
    const least = limit(rule.limits, 'share');
    const touched = SIDES.map((side) => [side, edges[side]] as const).filter(([, share]) => share >= least);
    if (touched.length === 0) return [];
    const sides = touched.map(([side, share]) => `${side} (${percent(share)})`).join(', ');
    const measured = Math.max(...touched.map(([, share]) => share));
    return [
      {
        message: `The product reaches the edge of the picture: ${sides}. Is it cut off?`,
        measured,
        limit: least,
        unit: 'share',
      },
    ];
  },
});
