import { defineImageCheck } from '../image-check.ts';

export const imgNotAnimated = defineImageCheck('IMG-NOT-ANIMATED', {
  title: 'Not animated',
  fix: 'Upload one still picture.',
  slot: 'any',
  needs: 'size',
  run: ({ image }) => {
    const measured = image.facts.pages;
    if (measured <= 1) return [];
    return [
      {
        message: `The file holds ${measured} pictures; Amazon takes one still picture.`,
        measured,
        limit: 1,
        unit: 'pictures',
      },
    ];
  },
});
