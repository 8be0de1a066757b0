import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** One column for each competitor, headed by its ASIN; the score may be the word `Outlier`. */
export const report = defineKeywordList({
  id: 'datadive-mkl',
  title: 'DataDive master keyword list',
  download: 'DataDive: niche > Master keyword list > Export',
  tool: 'DataDive',
  headings,
  required: ['volume', 'relevancy'],
});
