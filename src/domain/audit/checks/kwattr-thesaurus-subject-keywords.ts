import { defineCheck } from '../check.ts';
import { keywordAttributeTooLong } from '../measures/keyword-attribute.ts';

export const kwattrThesaurusSubjectKeywords = defineCheck('KWATTR-thesaurus_subject_keywords', {
  title: 'Subject matter of at most 250 bytes',
  needs: [],
  run: keywordAttributeTooLong,
});
