import type { FileScope, JsonReport } from '../definition.ts';
import { elementReading, hasTraffic, isEmptyAnswer, marketplaceOf } from '../data-kiosk.ts';
import type { JsonElement } from '../json-element.ts';
import { b2bCounts, extraCounts, SUMMED, trafficCounts } from '../traffic-counts.ts';

const ID = 'analytics_salesAndTraffic_2024_04_24';
const TOTALS = ['units', 'sessions', 'pageViews', 'sales'] as const;

function readElement(element: JsonElement, scope: FileScope): void {
  const [sales, traffic] = [element.part('sales'), element.part('traffic')];
  const parentAsin = element.text('parentAsin');
  const childAsin = element.text('childAsin');
  const sku = element.text('sku');
  const period = element.has('startDate') ? element.period('startDate', 'endDate') : scope.givenPeriod;
  const grain = parentAsin === null && childAsin === null && sku === null ? 'date' : 'asin';
  scope.emit({
    kind: 'traffic',
    origin: { file: scope.path, line: element.index },
    grain,
    marketplace: marketplaceOf(element, scope),
    period,
    parentAsin,
    childAsin,
    sku,
    title: null,
    total: trafficCounts(sales, traffic, SUMMED),
    b2b: b2bCounts(sales, traffic),
    ...extraCounts(sales, traffic),
    featuredOfferShare: traffic.percent('buyBoxPercentage'),
    statedUnitSessionShare: traffic.percent('unitSessionPercentage'),
  });
  if (period === null) return;
  scope.cover(period.start);
  scope.cover(period.end);
}

/** Sales and Traffic of Data Kiosk, by ASIN, by date or as trends: told by its elements, which name no query. Percentages are 0-100. */
export const report: JsonReport = {
  form: 'json',
  id: ID,
  title: 'Sales and Traffic (Data Kiosk)',
  download: 'SP-API: Data Kiosk, queries salesAndTrafficByAsin, salesAndTrafficByDate, salesAndTrafficTrends',
  usedFor: 'journey report (consideration, purchase), brief: sessions, page views, units and sales',
  mixesMarketplaces: true,
  sniff: /"traffic"\s*:\s*\{|"analytics_salesAndTraffic_/,
  totals: TOTALS,
  together: TOTALS,
  claims(document) {
    if (isEmptyAnswer(document, ID)) return true;
    return hasTraffic(document);
  },
  ...elementReading(['sales', 'traffic'], readElement),
};
