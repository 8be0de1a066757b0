import { defineCheck } from '../check.ts';
import { contactHits } from '../measures/contact.ts';

/** Bullets have a rule of their own. */
export const textContact = defineCheck('TEXT-CONTACT', {
  title: 'No contact details in the text',
  needs: ['text'],
  run: (context) => contactHits(context, ['title', 'item-highlights', 'description']),
});
