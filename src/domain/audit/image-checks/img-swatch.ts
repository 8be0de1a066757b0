import { defineImageCheck, measuresOf } from '../image-check.ts';

export const imgSwatch = defineImageCheck('IMG-SWATCH', {
  title: 'No text or price on a swatch',
  fix: 'Show the colour or material alone.',
  slot: 'SWCH',
  needs: 'pixels',
  run: ({ image }) => {
    const { textRows } = measuresOf(image);
    if (textRows === null) return { notChecked: 'text was not looked for: the ground is not white' };
    if (textRows === 0) return [];
    const message = `${textRows} ${textRows === 1 ? 'row' : 'rows'} of small parts look like letters.`;
    return [{ message, measured: textRows, limit: 0, unit: 'rows' }];
  },
});
