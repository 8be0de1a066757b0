import { patternRule } from './match-patterns.ts';

export const emailAddress = patternRule('U02', {
  title: 'Holds no e-mail address',
  fault: 'Holds an e-mail address',
  fix: 'Take the address out; the buyer can answer the message itself.',
});
