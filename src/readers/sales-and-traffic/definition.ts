import { addDays, isIsoDate, type Period } from '../../model/period.ts';
import type { FileScope, JsonListReading, JsonReport } from '../definition.ts';
import { JsonElement } from '../json-element.ts';
import { isObject, type JsonMembers, listOf, membersOf, specificationOf, statedReportType } from '../json-values.ts';
import { b2bCounts, extraCounts, SUMMED, trafficCounts, type TrafficTotals } from '../traffic-counts.ts';

const ID = 'GET_SALES_AND_TRAFFIC_REPORT';
/** Amazon's schema requires both lists; the one that was not asked for is empty. */
const DAYS = 'salesAndTrafficByDate';
const ASINS = 'salesAndTrafficByAsin';
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

const PARTS_OF_A_DAY = ['date', 'salesByDate', 'trafficByDate'] as const;
const PARTS_OF_AN_ASIN = ['salesByAsin', 'trafficByAsin'] as const;

/** An element with none of its parts says nothing, and a sum without it would be smaller in silence. */
function isNoRow(members: JsonMembers, parts: readonly string[], line: number, scope: FileScope): boolean {
  if (parts.some((part) => members.has(part))) return false;
  const message = `The element has none of ${parts.join(', ')} and was left out.`;
  scope.problem({ code: 'element-not-a-row', scope: 'row', line, message });
  return true;
}

function readDate(
  members: JsonMembers,
  line: number,
  granularity: string | null,
  { scope, marketplace, totals }: Common,
): void {
  if (isNoRow(members, PARTS_OF_A_DAY, line, scope)) return;
  const element = new JsonElement(scope, members, line);
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
    total: trafficCounts(sales, traffic, totals),
    b2b: b2bCounts(sales, traffic),
    ...extraCounts(sales, traffic),
    featuredOfferShare: traffic.percent('buyBoxPercentage'),
    statedUnitSessionShare: traffic.percent('unitSessionPercentage'),
  });
}

function readAsin(
  members: JsonMembers,
  line: number,
  period: Period | null,
  { scope, marketplace, totals }: Common,
): void {
  if (isNoRow(members, PARTS_OF_AN_ASIN, line, scope)) return;
  const element = new JsonElement(scope, members, line);
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
    total: trafficCounts(sales, traffic, totals),
    b2b: b2bCounts(sales, traffic),
    ...extraCounts(sales, traffic),
    featuredOfferShare: traffic.percent('buyBoxPercentage'),
    statedUnitSessionShare: traffic.percent('unitSessionPercentage'),
  });
}

/** Reads the days, of which there are few, and makes ready for the ASINs. */
function open(document: unknown, scope: FileScope): JsonListReading & { readonly rows: number } {
  const whole = isObject(document) ? document : {};
  const { period, marketplace } = specificationOf(whole);
  const options = new JsonElement(scope, membersOf(whole['reportSpecification']), 0).part('reportOptions');
  const common = { scope, marketplace: marketplace ?? scope.marketplace };
  const granularity = options.text('dateGranularity');
  const days = listOf(whole, DAYS);
  for (const [index, value] of days.entries()) {
    readDate(membersOf(value), index + 1, granularity, { ...common, totals: SUMMED });
  }
  const ofAsins = { ...common, totals: days.length === 0 ? SUMMED : {} };
  const span = period ?? scope.givenPeriod;
  return {
    period,
    rows: days.length,
    element: (members, line) => readAsin(members, line, span, ofAsins),
  };
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
    (isObject(document) && statedReportType(document) === null && ASINS in document),
  list: {
    key: ASINS,
    // What the days tell decides which numbers are summed.
    isReady: (document) => isObject(document) && statedReportType(document) === ID && Array.isArray(document[DAYS]),
    open,
  },
  read(document, scope) {
    const whole = isObject(document) ? document : {};
    for (const key of [DAYS, ASINS]) {
      if (Array.isArray(whole[key])) continue;
      const message = `The document has no list "${key}"; what it would hold is unknown.`;
      scope.problem({ code: 'json-list-missing', scope: 'cell', message });
    }
    const reading = open(whole, scope);
    const asins = listOf(whole, ASINS);
    for (const [index, value] of asins.entries()) reading.element(membersOf(value), index + 1);
    return { rows: reading.rows + asins.length, period: reading.period };
  },
};
