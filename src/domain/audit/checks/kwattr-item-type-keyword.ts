import { defineCheck } from '../check.ts';
import { keywordAttributeTooLong } from '../measures/keyword-attribute.ts';

export const kwattrItemTypeKeyword = defineCheck('KWATTR-item_type_keyword', {
  title: 'Item type keyword of at most 250 bytes',
  needs: [],
  run: keywordAttributeTooLong,
});
