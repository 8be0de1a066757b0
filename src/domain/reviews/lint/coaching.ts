import { wordRule } from './match-patterns.ts';

export const coaching = wordRule('L11', {
  title: 'Does not tell the buyer what to write',
  fault: 'Tells the buyer what to write',
  fix: "Take it out: what a review says and shows is the buyer's.",
});
