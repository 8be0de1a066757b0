import { defineCheck } from '../check.ts';
import { keywordAttributeTooLong } from '../measures/keyword-attribute.ts';

export const kwattrSpecificUsesKeywords = defineCheck('KWATTR-specific_uses_keywords', {
  title: 'Intended uses of at most 150 bytes',
  needs: [],
  run: keywordAttributeTooLong,
});
