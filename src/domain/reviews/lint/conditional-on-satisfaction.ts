import { wordRule } from './match-patterns.ts';

export const conditionalOnSatisfaction = wordRule('L03', {
  title: 'Asks every buyer alike, not only the content ones',
  fault: 'Asks only the content buyer',
  fix: 'Take the condition out: ask the same of everybody who bought it.',
});
