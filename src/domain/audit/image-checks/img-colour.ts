import { defineImageCheck } from '../image-check.ts';

export const imgColour = defineImageCheck('IMG-COLOUR', {
  title: 'RGB colours',
  fix: 'Convert it to sRGB.',
  slot: 'any',
  needs: 'size',
  run: ({ image }) => {
    const space = image.facts.colourSpace;
    if (space === null) return { notChecked: 'the file does not tell its colour space' };
    return space === 'cmyk'
      ? [{ message: 'The picture is CMYK, made for print; its colours may shift.', text: space }]
      : [];
  },
});
