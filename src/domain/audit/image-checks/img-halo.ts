import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgHalo = defineImageCheck('IMG-HALO', {
  title: 'No fringe from cutting out',
  fix: 'Cut the product out anew, a pixel or two tighter.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { haloShare } = measuresOf(image);
    if (haloShare === null) return { notChecked: 'the ground is not white, so a fringe cannot be told from it' };
    const bound = limit(rule.limits, 'share');
    if (haloShare < bound) return [];
    const message = `A light grey fringe lies around the product on every side (${percent(haloShare)} of its outline or more). Is it left from cutting out, or is the product itself pale at its edge?`;
    return [{ message, measured: haloShare, limit: bound, unit: 'share', basis: 'question' }];
  },
});
