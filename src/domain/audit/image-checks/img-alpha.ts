import { defineImageCheck } from '../image-check.ts';

export const imgAlpha = defineImageCheck('IMG-ALPHA', {
  title: 'No transparency in the main image',
  fix: 'Save it on opaque white.',
  slot: 'MAIN',
  needs: 'size',
  run: ({ image }) =>
    image.facts.alpha
      ? [
          {
            message:
              'The picture has a transparency channel. It was judged on white; the colour Amazon puts behind it is not known.',
          },
        ]
      : [],
});
