import { wordRule } from './match-patterns.ts';

export const offPlatformContact = wordRule('L07', {
  title: 'Leads nobody off Amazon',
  fault: 'Leads off Amazon',
  fix: 'Take it out. Buyers answer the message itself or write from their order page.',
});
