import { defineImageCheck, measuresOf } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgText = defineImageCheck('IMG-TEXT', {
  title: 'No text, logo or watermark beside the product',
  fix: 'Take the text off the main image; the other slots may carry it.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { textRows } = measuresOf(image);
    if (textRows === null) return { notChecked: 'text was not looked for: the ground is not white' };
    if (textRows === 0) return [];
    const sure = textRows >= limit(rule.limits, 'errorRows');
    const what =
      textRows === 1 ? 'A row of small parts looks like a line' : `${textRows} rows of small parts look like lines`;
    const message = `${what} of letters on the white ground.${sure ? '' : ' Look whether it is text.'}`;
    return [{ message, measured: textRows, limit: 0, unit: 'rows', severity: sure ? 'error' : 'warning' }];
  },
});
