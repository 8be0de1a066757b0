import { patternRule } from './match-patterns.ts';

export const importantSubject = patternRule('U05', {
  title: 'Does not call itself important',
  fault: 'Calls itself important',
  fix: 'Take the word out of the subject: Amazon removed the option, and messages that claim it are held back.',
});
