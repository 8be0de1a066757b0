import { wordRule } from './match-patterns.ts';

export const positiveTarget = wordRule('L02', {
  title: 'Asks for no number of stars and no good review',
  fault: 'Asks for stars or a good review',
  fix: 'Ask for an honest opinion, without a word on how good it should be.',
});
