import type { AdGrain } from '../../model/records/ad-performance.ts';
import { adMarketplace, adRecord } from '../ad-record.ts';
import { type ColumnSpec, defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'entity'
  | 'operation'
  | 'campaign-id'
  | 'ad-group-id'
  | 'campaign'
  | 'ad-group'
  | 'campaign-of-row'
  | 'ad-group-of-row'
  | 'sku'
  | 'asin'
  | 'keyword'
  | 'match-type'
  | 'expression'
  | 'impressions'
  | 'clicks'
  | 'spend'
  | 'sales'
  | 'orders'
  | 'units';

const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };
const COUNT: ColumnSpec = { kind: 'count', need: 'required' };
const MONEY: ColumnSpec = { kind: 'money', need: 'required' };

/** What a row counts, by the entity it stands for. Rows of ad groups, bid adjustments and negatives count nothing of their own. */
const GRAINS: Readonly<Record<string, AdGrain>> = {
  campaign: 'campaign',
  keyword: 'target',
  'product targeting': 'target',
  'product ad': 'advertised-product',
};

/**
 * The campaign tab of a bulk operations workbook: the same clicks stand once in each level (campaign, ad group, keyword,
 * product ad), so records carry their grain and the control sums are those of the columns, all levels together.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'ADS_BULK_CAMPAIGNS',
  title: 'Bulk sheet: Sponsored Products Campaigns',
  download: 'Advertising console: Bulk operations > Create spreadsheet, with performance data',
  usedFor: 'journey report (awareness): impressions, clicks and cost by campaign, keyword and advertised product',
  headings,
  columns: {
    entity: { kind: 'text', need: 'required' },
    operation: { kind: 'text', need: 'required' },
    'campaign-id': { kind: 'text', need: 'required' },
    'ad-group-id': TEXT,
    campaign: TEXT,
    'ad-group': TEXT,
    'campaign-of-row': TEXT,
    'ad-group-of-row': TEXT,
    sku: TEXT,
    asin: TEXT,
    keyword: TEXT,
    'match-type': TEXT,
    expression: TEXT,
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
        const grain = GRAINS[row.requiredText('entity').toLowerCase()];
        if (grain === undefined) return;
        const spend = row.money('spend', currency);
        if (currency === null && spend === null && row.text('spend') !== null) doubtCurrency();
        scope.emit({
          ...adRecord(grain, row.origin),
          marketplace: adMarketplace(spend?.currency ?? null, scope.marketplace),
          period: scope.givenPeriod,
          campaign: row.text('campaign') ?? row.text('campaign-of-row'),
          campaignId: row.text('campaign-id'),
          adGroup: row.text('ad-group') ?? row.text('ad-group-of-row'),
          adGroupId: row.text('ad-group-id'),
          targeting: row.text('keyword') ?? row.text('expression'),
          matchType: row.text('match-type'),
          advertisedSku: row.text('sku'),
          advertisedAsin: row.text('asin'),
          impressions: row.count('impressions'),
          clicks: row.count('clicks'),
          spend,
          sales: row.money('sales', currency),
          orders: row.count('orders'),
          units: row.count('units'),
        });
      },
    };
  },
});
