import { BUSINESS_COLUMNS, type BusinessColumn, businessDecimalMark, businessRows } from '../business-report-rows.ts';
import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = BusinessColumn | 'parent' | 'child' | 'title' | 'sku';

/** Detail page sales and traffic by child item, as downloaded by hand: no date inside. The same child may stand under two parents: two records, to be added. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'BUSINESS_REPORT_CHILD',
  title: 'Detail Page Sales and Traffic By Child Item',
  download:
    'Seller Central: Reports > Business Reports > Detail Page Sales and Traffic By Child Item > Download (.csv). ' +
    'The file holds no date: keep the span in its name, 2026-08-01-to-2026-08-31.csv',
  usedFor: 'journey report (consideration, purchase), brief: sessions, page views, units and sales by product',
  headings,
  columns: {
    parent: { kind: 'text', need: 'optional' },
    child: { kind: 'text', need: 'required' },
    title: { kind: 'text', need: 'optional' },
    sku: { kind: 'text', need: 'optional' },
    ...BUSINESS_COLUMNS,
  },
  decimalMark: businessDecimalMark,
  totals: { sessions: 'sessions', pageViews: 'page-views', units: 'units', sales: 'sales' },
  open(scope) {
    const countsOf = businessRows(scope);
    return {
      row(row: Row<Column>) {
        scope.emit({
          kind: 'traffic',
          origin: row.origin,
          grain: 'asin',
          period: scope.givenPeriod,
          parentAsin: row.text('parent'),
          childAsin: row.requiredText('child'),
          sku: row.text('sku'),
          title: row.text('title'),
          ...countsOf(row),
        });
        if (scope.givenPeriod !== null) {
          scope.cover(scope.givenPeriod.start);
          scope.cover(scope.givenPeriod.end);
        }
      },
    };
  },
});
