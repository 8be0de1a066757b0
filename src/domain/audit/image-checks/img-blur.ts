import { defineImageCheck, measuresOf } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

/** White ground tells the product's outline from it; without, a plain product looks like a blurred one. */
export const imgBlur = defineImageCheck('IMG-BLUR', {
  title: 'Sharp, not pixelated',
  fix: 'Take the picture again, or export it from a sharper original.',
  slot: 'any',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { sharpness, background, notMeasured } = measuresOf(image);
    if (sharpness === null) {
      return { notChecked: notMeasured.find(({ measure }) => measure === 'sharpness')?.reason ?? 'nothing to measure' };
    }
    const [low, unsure] = [limit(rule.limits, 'low'), limit(rule.limits, 'unsure')];
    if (sharpness >= unsure) return [];
    const whole = background === 'off-white' || background === 'not-white';
    if (whole && sharpness < low) {
      return { notChecked: 'blurred or plain: on a ground that is not white the two measure the same' };
    }
    if (whole) return [];
    const blurred = sharpness < low;
    const message = blurred
      ? `The product is not sharp (${sharpness}; sharp pictures of products have ${unsure} and more).`
      : `The product is soft or plain (${sharpness}; sharp pictures of products have ${unsure} and more): look whether it is sharp.`;
    return [
      {
        message,
        measured: sharpness,
        limit: blurred ? low : unsure,
        unit: 'variance',
        ...(blurred ? {} : { severity: 'info' as const, basis: 'question' as const }),
      },
    ];
  },
});
