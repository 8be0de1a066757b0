import { defineCheck } from '../check.ts';
import { keywordAttributeTooLong } from '../measures/keyword-attribute.ts';

export const kwattrStyleKeywords = defineCheck('KWATTR-style_keywords', {
  title: 'Style keywords of at most 100 bytes',
  needs: [],
  run: keywordAttributeTooLong,
});
