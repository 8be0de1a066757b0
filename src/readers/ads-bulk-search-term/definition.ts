import { adMarketplace, adRecord } from '../ad-record.ts';
import { type ColumnSpec, defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'product'
  | 'campaign-id'
  | 'ad-group-id'
  | 'keyword-id'
  | 'campaign'
  | 'ad-group'
  | 'keyword'
  | 'match-type'
  | 'expression'
  | 'search-term'
  | 'impressions'
  | 'clicks'
  | 'spend'
  | 'sales'
  | 'orders'
  | 'units';

const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };
const COUNT: ColumnSpec = { kind: 'count', need: 'required' };
const MONEY: ColumnSpec = { kind: 'money', need: 'required' };

/** Bulk sheets count sales within seven days of the click, always (Amazon's bulk sheet guide). */
const ATTRIBUTION_DAYS = 7;

/** The search term tab of a bulk operations workbook. It names neither dates nor a currency. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'ADS_BULK_SEARCH_TERM',
  title: 'Bulk sheet: SP Search Term Report',
  download: 'Advertising console: Bulk operations > Create spreadsheet, with search term data',
  usedFor: 'audit keywords, journey report (awareness): what shoppers typed, clicked and bought, and what it cost',
  headings,
  columns: {
    product: TEXT,
    'campaign-id': { kind: 'text', need: 'required' },
    'ad-group-id': TEXT,
    'keyword-id': { kind: 'text', need: 'required' },
    campaign: TEXT,
    'ad-group': TEXT,
    keyword: TEXT,
    'match-type': TEXT,
    expression: TEXT,
    'search-term': { kind: 'text', need: 'required' },
    impressions: COUNT,
    clicks: COUNT,
    spend: MONEY,
    sales: MONEY,
    orders: COUNT,
    units: { kind: 'count', need: 'expected' },
  },
  decimalMark: () => null,
  totals: {
    impressions: 'impressions',
    clicks: 'clicks',
    spend: 'spend',
    sales: 'sales',
    orders: 'orders',
    units: 'units',
  },
  open(scope) {
    const currency = shopCurrency(scope.marketplace);
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        const spend = row.money('spend', currency);
        if (currency === null && spend === null) doubtCurrency();
        scope.emit({
          ...adRecord('search-term', row.origin),
          marketplace: adMarketplace(spend?.currency ?? null, scope.marketplace),
          period: scope.givenPeriod,
          campaign: row.text('campaign'),
          campaignId: row.text('campaign-id'),
          adGroup: row.text('ad-group'),
          adGroupId: row.text('ad-group-id'),
          targeting: row.text('keyword') ?? row.text('expression'),
          matchType: row.text('match-type'),
          searchTerm: row.requiredText('search-term'),
          impressions: row.count('impressions'),
          clicks: row.count('clicks'),
          spend,
          attributionDays: ATTRIBUTION_DAYS,
          sales: row.money('sales', currency),
          orders: row.count('orders'),
          units: row.count('units'),
        });
      },
    };
  },
});
