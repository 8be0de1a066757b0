import { defineCheck } from '../check.ts';

export const descPresent = defineCheck('DESC-PRESENT', {
  title: 'A description',
  needs: ['description'],
  run: ({ listing }) =>
    listing.description?.text === '' ? [{ field: 'description', message: 'The description is empty.' }] : [],
});
