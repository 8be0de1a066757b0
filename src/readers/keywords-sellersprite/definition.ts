import { defineKeywordList } from '../keyword-list.ts';
import headings from './headings.json' with { type: 'json' };

/** Two layouts: reverse ASIN with `SPR`, and keyword mining with a monthly rank. */
export const report = defineKeywordList({
  id: 'sellersprite-expand',
  title: 'SellerSprite expanded or mined keywords',
  download: 'SellerSprite: Reverse ASIN or Keyword Mining > Export (.xlsx)',
  tool: 'SellerSprite',
  headings,
  required: ['volume'],
  claims: (columns) => columns.has('spr') || columns.has('mining'),
});
