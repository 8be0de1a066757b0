import { defineImageCheck, percent } from '../image-check.ts';

export const imgAlpha = defineImageCheck('IMG-ALPHA', {
  title: 'No transparency in the main image',
  fix: 'Save it on opaque white.',
  slot: 'MAIN',
  needs: 'size',
  run: ({ image }) => {
    if (!image.facts.alpha) return [];
    const share = image.measures?.transparentShare;
    // A transparency channel that hides nothing changes nothing.
    if (share === 0) return [];
    const measured = share === undefined ? {} : { measured: share, limit: 0, unit: 'share' };
    const how =
      share === undefined
        ? 'The picture has a transparency channel.'
        : `${percent(share)} of the picture is transparent.`;
    return [{ message: `${how} It was judged on white; the colour Amazon puts behind it is not known.`, ...measured }];
  },
});
