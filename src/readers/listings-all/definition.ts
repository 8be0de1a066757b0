import { defineTable } from '../definition.ts';
import { LISTING_COLUMNS, type ListingColumn, listingRows } from '../listing-rows.ts';
import headings from './headings.json' with { type: 'json' };

type Column = ListingColumn | 'status';

/** All Listings Report: every offer, active or not. No bullet points, no search terms. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_MERCHANT_LISTINGS_ALL_DATA',
  title: 'All Listings Report',
  download: 'Seller Central: Inventory > Inventory Reports > All Listings Report',
  usedFor: 'audit listings, brief: titles, descriptions, prices and status of every offer',
  replaces: 'marketplace',
  headings,
  columns: {
    ...LISTING_COLUMNS,
    // The Active Listings report has the same headings but this one.
    status: { kind: 'text', need: 'required' },
  },
  decimalMark: () => null,
  totals: { price: 'price', quantity: 'quantity' },
  open: (scope) => listingRows(scope, (row) => row.text('status')?.toLowerCase() ?? null),
});
