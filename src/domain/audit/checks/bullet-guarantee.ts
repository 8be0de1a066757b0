import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const bulletGuarantee = defineCheck('BULLET-GUARANTEE', {
  title: 'No refund or guarantee wording in bullets',
  needs: ['bullets'],
  run: (context) =>
    listedWords(context, { parts: ['bullets'], what: 'guarantee or refund wording, prohibited in bullets' }),
});
