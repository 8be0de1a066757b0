import { wordRule } from './match-patterns.ts';

export const divertNegative = wordRule('L04', {
  title: 'Sends nobody elsewhere before or instead of a review',
  fault: 'Sends the discontent buyer elsewhere',
  fix: 'Take it out. Help is offered to everybody in another message, or not tied to the review.',
});
