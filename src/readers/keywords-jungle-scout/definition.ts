import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** No real file was seen: its headings are those people name, and any one of them tells it. */
export const report = defineKeywordList({
  id: 'js-keyword-scout',
  title: 'Jungle Scout Keyword Scout',
  download: 'Jungle Scout: Keyword Scout > Download CSV',
  tool: 'Jungle Scout',
  headings,
  required: [],
  claims: (columns) => (columns.has('volume') || columns.has('ease')) && !columns.has('foreign'),
});
