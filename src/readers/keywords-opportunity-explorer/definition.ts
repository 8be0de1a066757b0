import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Searches of a year, in a file with three lines and a blank one above the headings. */
export const report = defineKeywordList({
  id: 'poe-search-terms',
  title: 'Product Opportunity Explorer search terms',
  download: 'Seller Central: Growth > Product Opportunity Explorer > niche > Search Terms > Download',
  tool: 'Product Opportunity Explorer',
  headings,
  required: ['volume'],
  volumeMonths: 12,
});
