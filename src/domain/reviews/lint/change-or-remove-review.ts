import { wordRule } from './match-patterns.ts';

export const changeOrRemoveReview = wordRule('L05', {
  title: 'Asks for no review to be changed or removed',
  fault: 'Asks to change or remove a review',
  fix: 'Take it out. A review is answered in public or left alone.',
});
