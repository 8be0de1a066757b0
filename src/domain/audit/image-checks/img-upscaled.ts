import { defineImageCheck, longestSide, measuresOf } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgUpscaled = defineImageCheck('IMG-UPSCALED', {
  title: 'Not enlarged from a small picture',
  fix: 'Upload the original at its own size, or a larger photograph.',
  slot: 'any',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { nativeSharpness, sharpness, background, notMeasured } = measuresOf(image);
    if ((longestSide(image) ?? 0) < limit(rule.limits, 'side')) {
      return { notChecked: `only judged from ${limit(rule.limits, 'side')} px` };
    }
    if (nativeSharpness === null) {
      const reason = notMeasured.find(({ measure }) => measure === 'nativeSharpness')?.reason ?? 'not measured';
      // Detail that is certain by the size of the file needs no look, and keeps the rule.
      return reason.startsWith('not needed') ? [] : { notChecked: reason };
    }
    const [sure, likely] = [limit(rule.limits, 'sure'), limit(rule.limits, 'likely')];
    if (nativeSharpness >= likely) return [];
    const whole = background === 'off-white' || background === 'not-white';
    if (whole && (sharpness ?? 0) < limit(rule.limits, 'plain')) {
      return { notChecked: 'enlarged or plain: on a ground that is not white the two measure the same' };
    }
    const certain = nativeSharpness < sure;
    const message = `Even the most detailed piece of the product holds next to no detail at full size (${nativeSharpness}). ${
      certain
        ? 'A smaller picture was enlarged, or it is out of focus.'
        : 'It may have been enlarged from a smaller one: look at it at full size.'
    }`;
    return [
      {
        message,
        measured: nativeSharpness,
        limit: likely,
        unit: 'variance',
        ...(certain ? {} : { basis: 'question' as const }),
      },
    ];
  },
});
