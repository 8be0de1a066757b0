import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Tables several Chinese tools make of Amazon's search data. */
export const report = defineKeywordList({
  id: 'aba-cn',
  title: 'ABA keyword table of Chinese tools',
  download: 'The tool, exported as CSV or XLSX',
  tool: 'ABA table of a Chinese tool',
  headings,
  required: ['volume'],
});
