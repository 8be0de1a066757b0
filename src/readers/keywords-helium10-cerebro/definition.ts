import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** One column for each further product, headed by its ASIN. */
export const report = defineKeywordList({
  id: 'h10-cerebro',
  title: 'Helium 10 Cerebro (reverse ASIN)',
  download: 'Helium 10: Cerebro > Export data > CSV or XLSX',
  tool: 'Helium 10 Cerebro',
  headings,
  required: ['iq'],
});
