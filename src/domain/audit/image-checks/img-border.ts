import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgBorder = defineImageCheck('IMG-BORDER', {
  title: 'No border drawn around the main image',
  fix: 'Cut the border off.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { borderShare } = measuresOf(image);
    const bound = limit(rule.limits, 'share');
    if (borderShare < bound) return [];
    const message = `${percent(borderShare)} of the outermost pixels have one colour that is not white, and white lies inside: a drawn border.`;
    return [{ message, measured: borderShare, limit: bound, unit: 'share' }];
  },
});
