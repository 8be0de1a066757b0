import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Helium 10's other lists: told by `Keyword Phrase`, which no other tool has. */
export const report = defineKeywordList({
  id: 'h10-other',
  title: 'Other keyword lists of Helium 10',
  download: 'Helium 10: Keyword Tracker, My List or Listing Builder > Export',
  tool: 'Helium 10',
  headings,
  required: ['volume'],
  claims: (columns) => !columns.has('cerebro') && !columns.has('magnet'),
});
