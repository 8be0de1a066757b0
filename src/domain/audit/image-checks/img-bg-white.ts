import { defineImageCheck, isKind, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgBgWhite = defineImageCheck('IMG-BG-WHITE', {
  title: 'Pure white ground on the main image',
  fix: 'Cut the product out and put it on pure white (255, 255, 255).',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule, product }) => {
    if (isKind(product, rule.lists['exemptProductTypes']) === true) {
      return { notChecked: 'your rules let this product type show a scene' };
    }
    const { background, whiteBorderShare, cornerColour } = measuresOf(image);
    if (background !== 'off-white' && background !== 'not-white') return [];
    const colour = cornerColour.join(', ');
    const ground = background === 'off-white' ? 'off-white, grey or a gradient' : 'not white';
    return [
      {
        message: `The ground is ${ground}: ${percent(whiteBorderShare)} of the frame is white, the corners are about RGB ${colour}.`,
        text: `rgb(${colour})`,
        measured: whiteBorderShare,
        limit: limit(rule.limits, 'frameShare'),
        unit: 'share',
      },
    ];
  },
});
