import { defineImageCheck } from '../image-check.ts';

export const imgExif = defineImageCheck('IMG-EXIF', {
  title: 'Stored upright',
  fix: 'Turn the pixels themselves and save it without the orientation tag.',
  slot: 'any',
  needs: 'file',
  run: ({ image }) => {
    const measured = image.facts.orientation;
    if (measured === null || measured === 1) return [];
    const message = `The picture is stored turned and asks to be turned back by a tag (orientation ${measured}). A program that ignores the tag shows it lying or mirrored.`;
    return [{ message, measured, limit: 1, unit: 'orientation' }];
  },
});
