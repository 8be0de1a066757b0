import { periodEnding, readMetadata } from '../brand-analytics-line.ts';
import { type ColumnSpec, defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

const PLACES = [1, 2, 3] as const;
type Place = (typeof PLACES)[number];
type Column = 'rank' | 'term' | 'reporting-date' | `${'asin' | 'title' | 'clicks' | 'conversion'}-${Place}`;

const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };
const SHARE: ColumnSpec = { kind: 'share', need: 'optional' };

/** Top Search Terms as downloaded by hand: one row for each term, with its three most clicked products. Shares are 0-100 without a sign. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'TOP_SEARCH_TERMS_HAND',
  title: 'Top Search Terms (download)',
  download: 'Seller Central: Brands > Brand Analytics > Search Analytics > Top Search Terms > Generate download',
  usedFor: 'the most searched terms of the marketplace and the three most clicked products of each',
  headings,
  columns: {
    rank: { kind: 'count', need: 'required' },
    term: { kind: 'text', need: 'required' },
    'asin-1': { kind: 'text', need: 'required' },
    'title-1': TEXT,
    'clicks-1': SHARE,
    'conversion-1': SHARE,
    'asin-2': TEXT,
    'title-2': TEXT,
    'clicks-2': SHARE,
    'conversion-2': SHARE,
    'asin-3': TEXT,
    'title-3': TEXT,
    'clicks-3': SHARE,
    'conversion-3': SHARE,
    'reporting-date': { kind: 'date', need: 'expected' },
  },
  decimalMark: () => 'dot',
  totals: {},
  open(scope) {
    const metadata = readMetadata(scope.preamble);
    return {
      row(row: Row<Column>) {
        const term = row.requiredText('term');
        const reported = row.date('reporting-date');
        const told = reported === null ? null : periodEnding(reported, metadata.range);
        const period = metadata.period ?? told ?? scope.givenPeriod;
        const searchFrequencyRank = row.requiredCount('rank');
        const clicked = PLACES.filter((place) => row.text(`asin-${place}`) !== null);
        // A term without clicked products is a fact too: how often it is searched.
        for (const place of clicked.length === 0 ? [null] : clicked) {
          scope.emit({
            kind: 'top-search-term',
            origin: row.origin,
            marketplace: scope.marketplace,
            period,
            department: null,
            term,
            searchFrequencyRank,
            asin: place === null ? null : row.text(`asin-${place}`),
            title: place === null ? null : row.text(`title-${place}`),
            clickRank: place,
            clickShare: place === null ? null : row.percent(`clicks-${place}`),
            conversionShare: place === null ? null : row.percent(`conversion-${place}`),
          });
        }
        if (period === null) return;
        scope.cover(period.start);
        scope.cover(period.end);
      },
    };
  },
});
