import { patternRule } from './match-patterns.ts';

export const tooManyBreaks = patternRule('U10', {
  title: 'Leaves at most two empty lines',
  fault: 'Leaves more than two empty lines',
  fix: 'Take the empty lines out.',
});
