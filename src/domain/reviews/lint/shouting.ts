import { patternRule } from './match-patterns.ts';

export const shouting = patternRule('U11', {
  title: 'Does not shout',
  fault: 'Shouts',
  fix: 'Write one exclamation mark at most, and words in small letters.',
});
