import { defineCheck } from '../check.ts';
import { keywordAttributeTooLong } from '../measures/keyword-attribute.ts';

export const kwattrSubjectKeywords = defineCheck('KWATTR-subject_keywords', {
  title: 'Subject keywords of at most 210 bytes',
  needs: [],
  run: keywordAttributeTooLong,
});
