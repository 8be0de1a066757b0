import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** DataDive's list by phrase, of the listing builder and of older exports. */
export const report = defineKeywordList({
  id: 'datadive-phrase',
  title: 'DataDive phrases (listing builder)',
  download: 'DataDive: Listing builder > Export keywords',
  tool: 'DataDive',
  headings,
  required: ['volume'],
});
