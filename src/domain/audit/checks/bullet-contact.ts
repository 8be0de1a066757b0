import { defineCheck } from '../check.ts';
import { contactHits } from '../measures/contact.ts';

export const bulletContact = defineCheck('BULLET-CONTACT', {
  title: 'No contact details in bullets',
  needs: ['bullets'],
  run: (context) => contactHits(context, ['bullets']),
});
