import { defineCheck } from '../check.ts';
import { keywordAttributeUnread } from '../measures/keyword-attribute.ts';

export const kwattrTargetAudienceKeywords = defineCheck('KWATTR-target_audience_keywords', {
  title: 'Target audience is not read by search',
  needs: [],
  run: keywordAttributeUnread,
});
