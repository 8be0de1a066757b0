import type { Period } from '../../model/period.ts';
import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'asin' | 'sku' | 'start' | 'end' | 'shipped' | 'balance' | 'share';

function periodOf(row: Row<Column>): Period | null {
  const [start, end] = [row.date('start'), row.date('end')];
  if (start === null || end === null) return null;
  if (start <= end) return { start, end };
  return row.doubt('end', 'period-backwards', 'The end is before the start; the span is unknown.');
}

/** Subscribe & Save performance as downloaded by hand. Amazon took the report type of the API away in December 2025; its columns were never written down. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_SNS_PERFORMANCE_DATA',
  title: 'Subscribe & Save performance (download)',
  download: 'Seller Central: Reports > Fulfillment > Sales > Subscribe & Save Performance > Download',
  usedFor: 'journey report (retention): units shipped to subscribers and how many subscribe, by product',
  headings,
  columns: {
    asin: { kind: 'text', need: 'required' },
    sku: { kind: 'text', need: 'expected' },
    start: { kind: 'date', need: 'expected' },
    end: { kind: 'date', need: 'expected' },
    shipped: { kind: 'count', need: 'required' },
    balance: { kind: 'count', need: 'required' },
    share: { kind: 'share', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { units: 'shipped' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const period = periodOf(row) ?? scope.givenPeriod;
        scope.emit({
          kind: 'subscription',
          origin: row.origin,
          marketplace: scope.marketplace,
          period,
          sku: row.text('sku'),
          asin: row.requiredText('asin'),
          shippedUnits: row.count('shipped'),
          activeSubscriptions: row.count('balance'),
          salesShare: row.percent('share'),
        });
        if (period === null) return;
        scope.cover(period.start);
        scope.cover(period.end);
      },
    };
  },
});
