import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Its competition column may be a word and is left alone. */
export const report = defineKeywordList({
  id: 'zonguru',
  title: 'ZonGuru Keywords on Fire',
  download: 'ZonGuru: Keywords on Fire > Export',
  tool: 'ZonGuru',
  headings,
  required: ['volume', 'opportunity'],
});
