import { wordRule } from './match-patterns.ts';

export const pressureOrPity = wordRule('L08', {
  title: 'Puts no pressure on the buyer',
  fault: 'Puts pressure on the buyer',
  fix: 'Take it out and ask plainly.',
});
