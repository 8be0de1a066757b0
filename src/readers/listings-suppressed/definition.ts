import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'status' | 'reason' | 'sku' | 'asin' | 'title' | 'condition' | 'changed' | 'issue';

/** Suppressed listings (Fix your products): what Amazon keeps out of search, and why. One SKU may have several issues. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_MERCHANTS_LISTINGS_FYP_REPORT',
  title: 'Suppressed listings',
  download: 'Seller Central: Inventory > Fix your products > Search suppressed > Download',
  usedFor: 'which offers Amazon keeps out of search or off sale, since when and why',
  replaces: 'marketplace',
  headings,
  columns: {
    status: { kind: 'text', need: 'required' },
    reason: { kind: 'text', need: 'required' },
    sku: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'required' },
    title: { kind: 'text', need: 'optional' },
    condition: { kind: 'text', need: 'optional' },
    changed: { kind: 'date', need: 'expected' },
    issue: { kind: 'text', need: 'required' },
  },
  decimalMark: () => null,
  totals: {},
  open(scope) {
    return {
      row(row: Row<Column>) {
        scope.emit({
          kind: 'suppressed-listing',
          origin: row.origin,
          sku: row.requiredText('sku'),
          asin: row.text('asin'),
          marketplace: scope.marketplace,
          title: row.text('title'),
          status: row.text('status'),
          reason: row.text('reason'),
          condition: row.text('condition'),
          changedOn: row.date('changed'),
          issue: row.text('issue'),
        });
      },
    };
  },
});
