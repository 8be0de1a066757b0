import { defineImageCheck, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgGrey = defineImageCheck('IMG-GREY', {
  title: 'In colour, but for grey and silver metal goods',
  fix: 'Upload the picture in colour.',
  slot: 'any',
  needs: 'size',
  run: ({ image, rule }) => {
    const grey = image.facts.colourSpace === 'b-w' || image.facts.colourSpace === 'grey16';
    if (grey)
      return [{ message: 'The file holds one grey channel and no colour.', text: image.facts.colourSpace ?? '' }];
    const saturation = image.measures?.saturation ?? null;
    if (saturation === null) return { notChecked: 'there is no product to measure the colour of' };
    const bound = limit(rule.limits, 'saturation');
    if (saturation >= bound) return [];
    const message = `What is shown has next to no colour (${percent(saturation)}). Is the product black, white or grey? Then ignore this.`;
    return [{ message, measured: saturation, limit: bound, unit: 'share', basis: 'question' }];
  },
});
