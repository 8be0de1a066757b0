import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** The order of its columns is not known and not needed. */
export const report = defineKeywordList({
  id: 'h10-magnet',
  title: 'Helium 10 Magnet',
  download: 'Helium 10: Magnet > Export data > CSV or XLSX',
  tool: 'Helium 10 Magnet',
  headings,
  required: ['iq'],
});
