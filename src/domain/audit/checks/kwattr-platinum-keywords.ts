import { defineCheck } from '../check.ts';
import { keywordAttributeUnread } from '../measures/keyword-attribute.ts';

export const kwattrPlatinumKeywords = defineCheck('KWATTR-platinum_keywords', {
  title: 'Platinum keywords are not read by search',
  needs: [],
  run: keywordAttributeUnread,
});
