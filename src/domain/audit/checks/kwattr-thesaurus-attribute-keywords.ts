import { defineCheck } from '../check.ts';
import { keywordAttributeUnread } from '../measures/keyword-attribute.ts';

export const kwattrThesaurusAttributeKeywords = defineCheck('KWATTR-thesaurus_attribute_keywords', {
  title: 'Other attributes are not read by search',
  needs: [],
  run: keywordAttributeUnread,
});
