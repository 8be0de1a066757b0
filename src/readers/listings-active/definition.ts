import { defineTable } from '../definition.ts';
import { LISTING_COLUMNS, type ListingColumn, listingRows } from '../listing-rows.ts';
import headings from './headings.json' with { type: 'json' };

type Column = ListingColumn | 'status';

/**
 * Active Listings Report: the All Listings report without its status column and without offers that are not active.
 * It words no status and the headings alone do not prove that no other listings report has them, so none is read into
 * it. Sellers with business prices have columns for them at the end, which are not read.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_MERCHANT_LISTINGS_DATA',
  title: 'Active Listings Report',
  download: 'Seller Central: Inventory > Inventory Reports > Active Listings Report',
  usedFor: 'audit listings, brief: titles, descriptions and prices of active offers',
  replaces: 'marketplace',
  headings,
  columns: {
    ...LISTING_COLUMNS,
    // Known only to tell the All Listings report, which has it, from this one.
    status: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { price: 'price', quantity: 'quantity' },
  claims: (columns) => !columns.has('status'),
  open: (scope) => listingRows(scope, () => null),
});
