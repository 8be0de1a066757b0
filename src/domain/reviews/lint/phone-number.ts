import { patternRule } from './match-patterns.ts';

const ORDER_ID = /\d{3}-\d{7}-\d{7}/g;

export const phoneNumber = patternRule('U03', {
  title: 'Holds no phone number',
  fault: 'Holds what looks like a phone number',
  fix: 'Take the number out; the buyer can answer the message itself.',
  // An order id is seventeen digits with hyphens, which is what a phone number may look like.
  blank: (text) => text.replaceAll(ORDER_ID, (id) => '#'.repeat(id.length)),
});
