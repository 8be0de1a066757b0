import { addDays, daysBetween, type IsoDate, type Period } from '../../model/period.ts';
import type { Origin } from '../../model/records/origin.ts';
import {
  BUSINESS_COLUMNS,
  type BusinessColumn,
  type BusinessCounts,
  businessDecimalMark,
  businessRows,
} from '../business-report-rows.ts';
import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = BusinessColumn | 'date';

interface Entry {
  readonly origin: Origin;
  readonly date: IsoDate;
  readonly counts: BusinessCounts;
}

function monthOf(date: IsoDate): Period {
  const next = addDays(`${date.slice(0, 7)}-28`, 4);
  return { start: date, end: addDays(`${next.slice(0, 7)}-01`, -1) };
}

/**
 * The span of one row: the page can be set to days, weeks or months, and the file only tells by the distance of its
 * dates. A lone row tells none of the three.
 */
function spanner(dates: readonly IsoDate[]): (date: IsoDate) => Period | null {
  const sorted = [...new Set(dates)].sort();
  const steps = sorted.slice(1).map((date, index) => daysBetween(sorted[index] ?? date, date));
  if (steps.length === 0) return () => null;
  if (sorted.every((date) => date.endsWith('-01'))) return monthOf;
  if (steps.every((step) => step % 7 === 0)) return (date) => ({ start: date, end: addDays(date, 6) });
  return (date) => ({ start: date, end: date });
}

/** Sales and traffic by date, as downloaded by hand: the whole account, one row a day, week or month. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'BUSINESS_REPORT_DATE',
  title: 'Sales and Traffic by date',
  download: 'Seller Central: Reports > Business Reports > Sales and Traffic (by date) > Download (.csv)',
  usedFor:
    'journey report (consideration, purchase), brief: sessions, page views, units and sales of the account by day',
  headings,
  columns: { date: { kind: 'date', need: 'required' }, ...BUSINESS_COLUMNS },
  decimalMark: businessDecimalMark,
  totals: { sessions: 'sessions', pageViews: 'page-views', units: 'units', sales: 'sales' },
  open(scope) {
    const countsOf = businessRows(scope);
    const entries: Entry[] = [];
    return {
      row(row: Row<Column>) {
        const date = row.requiredInstant('date').slice(0, 10);
        entries.push({ origin: row.origin, date, counts: countsOf(row) });
      },
      end() {
        const spanOf = spanner(entries.map(({ date }) => date));
        const [lone] = entries;
        if (lone !== undefined && spanOf(lone.date) === null) {
          scope.problem({
            code: 'span-unknown',
            scope: 'cell',
            line: lone.origin.line,
            message: `One date only (${lone.date}): whether it stands for a day, a week or a month is not told.`,
            suggestion: 'Download two or more days, weeks or months.',
          });
        }
        for (const { origin, date, counts } of entries) {
          const period = spanOf(date);
          const nobody = { parentAsin: null, childAsin: null, sku: null, title: null };
          scope.emit({ kind: 'traffic', origin, grain: 'date', period, ...nobody, ...counts });
          if (period === null) continue;
          scope.cover(period.start);
          scope.cover(period.end);
        }
      },
    };
  },
});
