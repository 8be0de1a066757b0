import { defineImageCheck } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgDpi = defineImageCheck('IMG-DPI', {
  title: '72 dpi or more, where the file says so',
  fix: 'Set the resolution field to 72 dpi; the pixels stay as they are.',
  slot: 'any',
  needs: 'file',
  run: ({ image, rule }) => {
    const measured = image.facts.density;
    if (measured === null) return { notChecked: 'the file does not tell its resolution' };
    const bound = limit(rule.limits, 'limit');
    if (measured >= bound) return [];
    return [
      {
        message: `The file says ${measured} dpi. It has no effect on the pixels.`,
        measured,
        limit: bound,
        unit: 'dpi',
      },
    ];
  },
});
