import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Any list with a column of keywords and one of their volume that is of none of the tools told apart by a heading of their own. */
export const report = defineKeywordList({
  id: 'plain',
  title: 'Your own keyword list',
  download:
    'Your own CSV, or any tool: a column keyword and a column search volume, in the languages of the marketplaces',
  tool: 'own list',
  headings,
  required: ['volume'],
  claims: (columns) => !columns.has('foreign'),
});
