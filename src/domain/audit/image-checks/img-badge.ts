import { defineImageCheck, measuresOf } from '../image-check.ts';

export const imgBadge = defineImageCheck('IMG-BADGE', {
  title: 'No badge, colour block or inset in the main image',
  fix: 'Take the badge off the main image; the other slots may carry it.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image }) => {
    const { badges } = measuresOf(image);
    if (badges === null) return { notChecked: 'the ground is not white, so loose parts cannot be told from it' };
    if (badges === 0) return [];
    const what = badges === 1 ? 'a patch of one flat colour lies' : `${badges} patches of one flat colour lie`;
    const message = `Apart from the product ${what} in a corner. A badge? A loose accessory looks the same.`;
    return [{ message, measured: badges, limit: 0, unit: 'parts', basis: 'question' }];
  },
});
