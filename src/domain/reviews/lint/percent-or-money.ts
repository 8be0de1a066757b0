import { patternRule } from './match-patterns.ts';

export const percentOrMoney = patternRule('U13', {
  title: 'Names no sum and no percentage',
  fault: 'Names a sum or a percentage',
  fix: 'Take it out: a sum in a request reads as an offer.',
});
