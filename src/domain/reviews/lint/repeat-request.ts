import { wordRule } from './match-patterns.ts';

export const repeatRequest = wordRule('L09', {
  title: 'Asks once and does not remind',
  fault: 'Reminds, so asks a second time',
  fix: 'Do not send it: an order may be asked once, through one channel.',
});
