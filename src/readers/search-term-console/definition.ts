import { type CurrencyCode, zeroMoney } from '../../model/money.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import type { Period } from '../../model/period.ts';
import { adMarketplace, adRecord } from '../ad-record.ts';
import { currencyOfHeading, splitHeading } from '../currencies.ts';
import { DateFormat } from '../dates.ts';
import { type ColumnSpec, defineTable, type TableScope } from '../definition.ts';
import { normalHeading } from '../headings.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'start'
  | 'end'
  | 'date'
  | 'currency'
  | 'country'
  | 'campaign'
  | 'ad-group'
  | 'targeting'
  | 'match-type'
  | 'search-term'
  | 'impressions'
  | 'clicks'
  | 'spend'
  | 'sales'
  | 'orders'
  | 'units';

/** Languages that write 1,234.56; English files come from shops of every language. */
const DOT_LANGUAGES: ReadonlySet<string> = new Set(['ja', 'zh']);

const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };

const MONEY_HEADINGS: ReadonlyMap<string, string> = new Map(
  Object.values(headings)
    .flatMap((language) => Object.entries(language))
    .filter(([, column]) => column === 'spend' || column === 'sales')
    .map(([heading, column]) => [normalHeading(heading), column]),
);

/** `Date Range: Feb 10, 2025 - Feb 16, 2025`, a line that stands above the headings of some files. */
function periodAbove(preamble: readonly string[]): Period | null {
  for (const line of preamble) {
    const [, from, to] = /:\s*"?([^:]*\d{4})\s+[-–]\s+([^:]*\d{4})/.exec(line) ?? [];
    if (from === undefined || to === undefined) continue;
    const dates = new DateFormat();
    const [start, end] = [dates.date(from), dates.date(to)];
    if ('value' in start && 'value' in end && start.value <= end.value) return { start: start.value, end: end.value };
  }
  return null;
}

/** Days within which a sale counts, as the heading of the sales says: `7 Day Total Sales`, `14 Day ...`, `7 Tage`, `7日間`. */
function attributionOf(scope: TableScope): number | null {
  const days = /(?<!\d)(\d{1,2})\s*(?:Day|Tage|日間)/i.exec(scope.heading('sales') ?? scope.heading('orders') ?? '');
  return days === null ? null : Number(days[1]);
}

/** True for the layout whose counts are of a "current period" set beside another: there `--` is zero. */
function isComparison(scope: TableScope): boolean {
  return /\(current period\)/i.test(scope.heading('clicks') ?? '');
}

function periodOf(row: Row<Column>): Period | null {
  const day = row.date('date');
  if (day !== null) return { start: day, end: day };
  const [start, end] = [row.date('start'), row.date('end')];
  if (start === null || end === null) return null;
  if (start <= end) return { start, end };
  return row.doubt('end', 'period-backwards', 'The end is before the start; the span is unknown.');
}

/**
 * Search terms of Sponsored Products as the advertising console hands them out, CSV or workbook. Only terms with a
 * click are listed. Rates are left alone: their unit differs from file to file, and they follow from the counts.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'SP_SEARCH_TERM_CONSOLE',
  title: 'Sponsored Products search term report (console)',
  download: 'Advertising console: Measurement & reporting > Sponsored ads reports > Create report > Search term',
  usedFor: 'audit keywords, journey report (awareness): what shoppers typed, clicked and bought, and what it cost',
  headings,
  columns: {
    start: { kind: 'date', need: 'optional' },
    end: { kind: 'date', need: 'optional' },
    date: { kind: 'date', need: 'optional' },
    currency: TEXT,
    country: TEXT,
    campaign: TEXT,
    'ad-group': TEXT,
    targeting: TEXT,
    'match-type': TEXT,
    'search-term': { kind: 'text', need: 'required' },
    impressions: { kind: 'count', need: 'optional' },
    clicks: { kind: 'count', need: 'required' },
    spend: { kind: 'money', need: 'required' },
    sales: { kind: 'money', need: 'expected' },
    orders: { kind: 'count', need: 'expected' },
    units: { kind: 'count', need: 'optional' },
  },
  // Text has the mark of its language, a workbook a dot in every language: where they differ, the cells have to prove it.
  decimalMark: (language) => (DOT_LANGUAGES.has(language) ? 'dot' : null),
  totals: {
    impressions: 'impressions',
    clicks: 'clicks',
    spend: 'spend',
    sales: 'sales',
    orders: 'orders',
    units: 'units',
  },
  claims: (columns) => !columns.has('bulk-sheet') && !columns.has('bulk-sheet-target'),
  recognise(heading) {
    const split = splitHeading(heading);
    return split === null ? null : (MONEY_HEADINGS.get(normalHeading(split.bare)) ?? null);
  },
  open(scope) {
    const shop = shopCurrency(scope.marketplace);
    const inHeading =
      currencyOfHeading(scope.heading('sales'), shop) ?? currencyOfHeading(scope.heading('spend'), shop);
    const above = periodAbove(scope.preamble) ?? scope.givenPeriod;
    const attributionDays = attributionOf(scope);
    const comparison = isComparison(scope);
    const doubtCurrency = currencyDoubt(scope);
    const count = (row: Row<Column>, column: Column): number | null =>
      comparison && scope.has(column) && row.text(column) === null ? 0 : row.count(column);

    function currencyOf(row: Row<Column>): CurrencyCode | null {
      const named = row.currency('currency') ?? inHeading;
      // A shop told for all files does not hold for one whose cells carry the sign of another currency.
      if (named !== null || shop === null || row.signContradicts('spend', shop)) return named;
      return shop;
    }

    return {
      row(row: Row<Column>) {
        const currency = currencyOf(row);
        const spend = row.money('spend', currency);
        const noSales = comparison && scope.has('sales') && row.text('sales') === null;
        const sales = noSales && spend !== null ? zeroMoney(spend.currency) : row.money('sales', currency);
        if (
          spend === null &&
          row.text('spend') !== null &&
          currency === null &&
          row.summand('spend', 'money') !== null
        ) {
          doubtCurrency();
        }
        const period = periodOf(row) ?? above;
        const place = findMarketplace(row.text('country') ?? '')?.code ?? null;
        scope.emit({
          ...adRecord('search-term', row.origin),
          marketplace: place ?? adMarketplace(spend?.currency ?? sales?.currency ?? currency, scope.marketplace),
          period,
          campaign: row.text('campaign'),
          adGroup: row.text('ad-group'),
          targeting: row.text('targeting'),
          matchType: row.text('match-type'),
          searchTerm: row.requiredText('search-term'),
          impressions: count(row, 'impressions'),
          clicks: count(row, 'clicks'),
          spend,
          attributionDays,
          sales,
          orders: count(row, 'orders'),
          units: count(row, 'units'),
        });
        if (period === null) return;
        scope.cover(period.start);
        scope.cover(period.end);
      },
    };
  },
});
