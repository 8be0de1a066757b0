import { defineCheck } from '../check.ts';

export const titlePresent = defineCheck('TITLE-PRESENT', {
  title: 'A title',
  needs: ['title'],
  run: ({ listing }) => (listing.title?.text === '' ? [{ field: 'title', message: 'The title is empty.' }] : []),
});
