import { wordRule } from './match-patterns.ts';

export const marketing = wordRule('L06', {
  title: 'Advertises nothing',
  fault: 'Advertises',
  fix: 'Take it out: a request speaks of the order bought and of nothing else.',
});
