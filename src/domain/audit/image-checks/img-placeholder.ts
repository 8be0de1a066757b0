import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgPlaceholder = defineImageCheck('IMG-PLACEHOLDER', {
  title: 'A product to be seen',
  fix: 'Upload a picture of the product.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { foregroundShare, singleColour } = measuresOf(image);
    if (singleColour) return [{ message: 'The whole picture has one colour: an empty picture or a placeholder.' }];
    if (foregroundShare === null)
      return { notChecked: 'the ground is not white, so the product cannot be told from it' };
    const bound = limit(rule.limits, 'share');
    if (foregroundShare >= bound) return [];
    const message = `Only ${percent(foregroundShare)} of the picture is anything but white: an empty picture or a placeholder.`;
    return [{ message, measured: foregroundShare, limit: bound, unit: 'share' }];
  },
});
