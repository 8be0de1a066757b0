import { wordRule } from './match-patterns.ts';

export const incentive = wordRule('L01', {
  title: 'Offers nothing of value for a review',
  fault: 'Offers something of value',
  fix: 'Take the offer out. A review may not be paid for in any way, whatever it says.',
});
