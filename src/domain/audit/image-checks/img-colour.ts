import { defineImageCheck } from '../image-check.ts';

export const imgColour = defineImageCheck('IMG-COLOUR', {
  title: 'RGB colours',
  fix: 'Convert it to sRGB.',
  slot: 'any',
  needs: 'size',
  run: ({ image }) => {
    const space = image.facts.colourSpace;
    if (space === null) return { notChecked: 'the file does not tell its colour space' };
    if (space === 'cmyk') {
      return [{ message: 'The picture is CMYK, made for print; its colours may shift.', text: space }];
    }
    const { profile } = image.facts;
    if (profile === null || /s\s?rgb|^unnamed$|gr[ae]y/i.test(profile)) return [];
    const message = `The picture carries the colour profile "${profile}". Where it is ignored the colours shift.`;
    return [{ message, text: profile, severity: 'info', basis: 'advice' }];
  },
});
