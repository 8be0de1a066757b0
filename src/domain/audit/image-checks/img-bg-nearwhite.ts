import { defineImageCheck, isKind, measuresOf, percent } from '../image-check.ts';

export const imgBgNearwhite = defineImageCheck('IMG-BG-NEARWHITE', {
  title: 'White means 255, 255, 255',
  fix: 'Lift the ground to exactly 255, 255, 255.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule, product }) => {
    if (isKind(product, rule.lists['exemptProductTypes']) === true) {
      return { notChecked: 'your rules let this product type show a scene' };
    }
    const { background, exactWhiteBorderShare, cornerColour } = measuresOf(image);
    if (background !== 'near-white') return [];
    const colour = cornerColour.join(', ');
    return [
      {
        message: `The ground looks white and is not: ${percent(exactWhiteBorderShare)} of the frame is exactly 255, the corners are about RGB ${colour}.`,
        text: `rgb(${colour})`,
        measured: exactWhiteBorderShare,
        limit: 1,
        unit: 'share',
      },
    ];
  },
});
