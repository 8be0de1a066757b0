import { addDays, isIsoDate, type Period } from '../../model/period.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { isObject, JsonElement, listOf, specificationOf, statedReportType } from '../json-values.ts';
import { b2bCounts, SUMMED, trafficCounts, type TrafficTotals } from '../traffic-counts.ts';

const ID = 'GET_SALES_AND_TRAFFIC_REPORT';
/** Amazon's schema requires both; the one that was not asked for is empty. */
const LISTS = ['salesAndTrafficByDate', 'salesAndTrafficByAsin'] as const;
const TOTALS = ['units', 'sessions', 'pageViews', 'sales'] as const;

/** Days one element of the by-date list stands for. */
function spanOf(date: string, granularity: string | null): Period {
  if (granularity === 'WEEK') return { start: date, end: addDays(date, 6) };
  if (granularity !== 'MONTH') return { start: date, end: date };
  const next = addDays(`${date.slice(0, 7)}-28`, 4);
  return { start: date, end: addDays(`${next.slice(0, 7)}-01`, -1) };
}

interface Common {
  readonly scope: FileScope;
  readonly marketplace: string | null;
  readonly totals: TrafficTotals;
}

function readDate(
  value: unknown,
  line: number,
  granularity: string | null,
  { scope, marketplace, totals }: Common,
): void {
  const element = new JsonElement(scope, value, line);
  const date = element.text('date')?.slice(0, 10) ?? '';
  if (!isIsoDate(date)) {
    const message = 'The element has no date and was left out.';
    scope.problem({ code: 'cell-not-a-date', scope: 'row', line, column: 'date', message });
    return;
  }
  const [sales, traffic] = [element.part('salesByDate'), element.part('trafficByDate')];
  scope.emit({
    kind: 'traffic',
    origin: { file: scope.path, line },
    grain: 'date',
    marketplace,
    period: spanOf(date, granularity),
    parentAsin: null,
    childAsin: null,
    sku: null,
    title: null,
    total: trafficCounts(sales, traffic, '', totals),
    b2b: b2bCounts(sales, traffic),
    featuredOfferShare: traffic.percent('buyBoxPercentage'),
    statedUnitSessionShare: traffic.percent('unitSessionPercentage'),
  });
}

function readAsin(value: unknown, line: number, period: Period | null, { scope, marketplace, totals }: Common): void {
  const element = new JsonElement(scope, value, line);
  const [sales, traffic] = [element.part('salesByAsin'), element.part('trafficByAsin')];
  scope.emit({
    kind: 'traffic',
    origin: { file: scope.path, line },
    grain: 'asin',
    marketplace,
    period,
    parentAsin: element.text('parentAsin'),
    childAsin: element.text('childAsin'),
    sku: element.text('sku'),
    title: null,
    total: trafficCounts(sales, traffic, '', totals),
    b2b: b2bCounts(sales, traffic),
    featuredOfferShare: traffic.percent('buyBoxPercentage'),
    statedUnitSessionShare: traffic.percent('unitSessionPercentage'),
  });
}

/**
 * Sales and Traffic by API: the account by day and the ASINs over the whole span. Both lists tell the same sales, so
 * the control sums are those of the days, of the ASINs only where there are no days. Percentages are 0-100.
 */
export const report: JsonReport = {
  form: 'json',
  id: ID,
  title: 'Sales and Traffic (API)',
  download: 'SP-API: Reports; the figures of Business Reports by day and by ASIN',
  usedFor: 'journey report (consideration, purchase), brief: sessions, page views, units and sales',
  sniff: /"GET_SALES_AND_TRAFFIC_REPORT"|"salesAndTrafficBy(?:Date|Asin)"/,
  totals: TOTALS,
  together: TOTALS,
  claims: (document) =>
    statedReportType(document) === ID ||
    (isObject(document) && statedReportType(document) === null && 'salesAndTrafficByAsin' in document),
  read(document, scope) {
    if (!isObject(document)) return { rows: 0, period: null };
    const { period, marketplace } = specificationOf(document);
    const options = new JsonElement(scope, document['reportSpecification'], 0).part('reportOptions');
    const [days = [], asins = []] = LISTS.map((key) => listOf(document, key));
    for (const key of LISTS) {
      if (Array.isArray(document[key])) continue;
      const message = `The document has no list "${key}"; what it would hold is unknown.`;
      scope.problem({ code: 'json-list-missing', scope: 'cell', message });
    }
    const common = { scope, marketplace: marketplace ?? scope.marketplace };
    const granularity = options.text('dateGranularity');
    for (const [index, value] of days.entries()) {
      readDate(value, index + 1, granularity, { ...common, totals: SUMMED });
    }
    const asinTotals = days.length === 0 ? SUMMED : {};
    for (const [index, value] of asins.entries()) {
      readAsin(value, index + 1, period ?? scope.givenPeriod, { ...common, totals: asinTotals });
    }
    return { rows: days.length + asins.length, period };
  },
};
