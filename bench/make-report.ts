// Reports of any size with invented content, the same from the same number of rows: for measuring, never for tests.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';

export type MadeKind =
  | 'orders'
  | 'settlement'
  | 'search-query'
  | 'sales-and-traffic'
  | 'top-search-terms-api'
  | 'search-query-api'
  | 'kiosk-sales-and-traffic';

/** Numbers that look random and are the same in every run (a 32-bit xorshift). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Next = (below: number) => number;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const price = (next: Next): string => `${4 + next(60)}.${digits(next(100), 2)}`;
const asin = (product: number): string => `B0BENCH${digits(product, 3)}`;
const orderId = (next: Next): string => `${111 + next(4)}-${digits(next(9_999_999), 7)}-${digits(next(9_999_999), 7)}`;

function day(index: number): string {
  return new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
}

function time(next: Next): string {
  return `${digits(next(24), 2)}:${digits(next(60), 2)}:${digits(next(60), 2)}`;
}

const PRODUCTS = 800;
/** Raw quotes stand in titles as Amazon leaves them: 3 % of lines. */
const TITLES = Array.from({ length: PRODUCTS }, (_, product) => {
  const size = product % 33 === 0 ? `12" x ${product % 40}"` : `size ${product}`;
  return `Brassline desk lamp with three levels of light, ${size}, for reading, working and writing in the evening, warm white, model ${product}`;
});

const ORDERS =
  'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\tis-business-order\tpurchase-order-number\tprice-designation';

function orderLine(next: Next): string {
  const product = next(PRODUCTS);
  const id = orderId(next);
  const on = next(160);
  const cancelled = next(40) === 0;
  const money = cancelled
    ? '\t\t\t\t\t\t\t\t'
    : `USD\t${price(next)}\t1.75\t0.00\t0.00\t\t\t${next(9) === 0 ? '2.00' : ''}\t`;
  const promotion = next(9) === 0 ? `Core Free Shipping ${next(50)}` : '';
  return (
    `${id}\t${id}\t${day(on)}T${time(next)}+00:00\t${day(on + 2)}T${time(next)}+00:00\t${cancelled ? 'Cancelled' : 'Shipped'}\t` +
    `Amazon\tAmazon.com\tWebsiteOrderChannel\tExpedited\t${TITLES[product] ?? ''}\tBENCH-SKU-${product}\t${asin(product)}\t` +
    `${cancelled ? 'Cancelled' : 'Shipped'}\t${1 + next(3)}\t${money}\tSPRINGFIELD ${next(300)}\tOR\t${digits(next(99_999), 5)}\tUS\t${promotion}\t` +
    `${next(20) === 0 ? 'true' : 'false'}\t\t`
  );
}

const SETTLEMENT =
  'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id';
const FEES = ['Commission', 'FBAPerUnitFulfillmentFee', 'ShippingChargeback', 'VariableClosingFee'];

function settlementLine(next: Next): string {
  const on = day(next(14));
  const fee = next(3) > 0;
  return (
    `90000000001\t\t\t\t\tUSD\tOrder\t${orderId(next)}\t\t\tD${digits(next(9_999_999), 9)}\tAmazon.com\t` +
    `${fee ? `ItemFees\t${FEES[next(4)] ?? ''}\t-${price(next)}` : `ItemPrice\tPrincipal\t${price(next)}`}\tAFN\t${on} 00:00:00 UTC\t${on} ${time(next)} UTC\t` +
    `${digits(next(99_999_999), 14)}\t\t\tBENCH-SKU-${next(PRODUCTS)}\t${fee ? '' : '1'}\t`
  );
}

const SEARCH_QUERY =
  'Search Query,Search Query Score,Search Query Volume,Impressions: Total Count,Impressions: ASIN Count,Impressions: ASIN Share %,Clicks: Total Count,Clicks: Click Rate %,Clicks: ASIN Count,Clicks: ASIN Share %,Clicks: Price (Median),Clicks: ASIN Price (Median),Cart Adds: Total Count,Cart Adds: Cart Add Rate %,Cart Adds: ASIN Count,Cart Adds: ASIN Share %,Cart Adds: Price (Median),Cart Adds: ASIN Price (Median),Purchases: Total Count,Purchases: Purchase Rate %,Purchases: ASIN Count,Purchases: ASIN Share %,Purchases: Price (Median),Purchases: ASIN Price (Median),Reporting Date';

function searchLine(next: Next, index: number): string {
  const thousands = `"${1 + next(80)},${digits(next(1000), 3)}"`;
  const clicks = 1 + next(999);
  return (
    `"desk lamp ${next(50_000)} for ""reading"", warm",${index},${thousands},${thousands},${next(900)},3.33,${clicks},1.25,${next(50)},2.50,` +
    `18.99,19.97,${next(300)},8.33,${next(20)},1.10,18.50,19.97,${next(90)},2.77,${next(9)},0.90,17.99,19.97,2026-10-31`
  );
}

const money = (next: Next): object => ({ amount: Number(price(next)), currencyCode: 'USD' });
const share = (next: Next): number => next(10_000) / 100;

/** An element with the members Amazon's schema has, about 800 bytes long. */
function trafficElement(next: Next, index: number): string {
  const sessions = next(5_000);
  return JSON.stringify({
    parentAsin: `B0P${digits(index >> 2, 7)}`,
    childAsin: `B0C${digits(index, 7)}`,
    salesByAsin: {
      unitsOrdered: next(300),
      unitsOrderedB2B: next(9),
      orderedProductSales: money(next),
      orderedProductSalesB2B: money(next),
      totalOrderItems: next(290),
      totalOrderItemsB2B: next(9),
    },
    trafficByAsin: {
      browserSessions: sessions >> 1,
      browserSessionsB2B: next(40),
      mobileAppSessions: sessions >> 2,
      mobileAppSessionsB2B: next(40),
      sessions,
      sessionsB2B: next(90),
      browserSessionPercentage: share(next),
      mobileAppSessionPercentage: share(next),
      sessionPercentage: share(next),
      sessionPercentageB2B: share(next),
      browserPageViews: sessions,
      mobileAppPageViews: sessions >> 1,
      pageViews: sessions + next(900),
      pageViewsB2B: next(190),
      pageViewsPercentage: share(next),
      pageViewsPercentageB2B: share(next),
      buyBoxPercentage: share(next),
      buyBoxPercentageB2B: share(next),
      unitSessionPercentage: share(next),
    },
  });
}

/** Each term three times, as it is with its three most clicked products. */
function termElement(next: Next, index: number): string {
  return JSON.stringify({
    departmentName: 'Amazon.com',
    searchTerm: `desk lamp ${(index - (index % 3)) / 3} for ${index % 33 < 3 ? '"reading"' : 'reading'}`,
    searchFrequencyRank: 1 + Math.floor(index / 3),
    clickedAsin: asin(next(PRODUCTS)),
    clickedItemName: TITLES[next(PRODUCTS)],
    clickShareRank: 1 + (index % 3),
    clickShare: next(1_000) / 10_000,
    conversionShare: next(1_000) / 10_000,
  });
}

/** A step of the funnel; prices of the own product are missing where it had no share in it. */
function step(next: Next, name: string): object {
  const own = next(3);
  const total = name === 'Impression' ? 'totalQueryImpressionCount' : `total${name}Count`;
  return {
    [total]: next(9_000),
    [`asin${name}Count`]: own,
    [`asin${name}Share`]: share(next) / 100,
    ...(name === 'Impression'
      ? {}
      : {
          [`total${name}Rate`]: share(next) / 100,
          [`totalMedian${name}Price`]: money(next),
          [`asinMedian${name}Price`]: own === 0 ? null : money(next),
          [`totalSameDayShipping${name}Count`]: next(90),
          [`totalOneDayShipping${name}Count`]: next(90),
          [`totalTwoDayShipping${name}Count`]: next(90),
        }),
  };
}

function queryElement(next: Next, index: number): string {
  return JSON.stringify({
    startDate: '2026-10-25',
    endDate: '2026-10-31',
    asin: asin(next(PRODUCTS)),
    searchQueryData: {
      searchQuery: `desk lamp ${index} for reading`,
      searchQueryScore: index,
      searchQueryVolume: next(90_000),
    },
    impressionData: step(next, 'Impression'),
    clickData: step(next, 'Click'),
    cartAddData: step(next, 'CartAdd'),
    purchaseData: step(next, 'Purchase'),
  });
}

/** One line of Data Kiosk, sales and traffic by child. */
function kioskLine(next: Next, index: number): string {
  const sessions = next(5_000);
  return JSON.stringify({
    startDate: day(index % 31),
    endDate: day(index % 31),
    marketplaceId: 'ATVPDKIKX0DER',
    parentAsin: `B0P${digits((index % 4_000) >> 2, 7)}`,
    childAsin: `B0C${digits(index % 4_000, 7)}`,
    sku: `BENCH-SKU-${index % 4_000}`,
    sales: {
      orderedProductSales: money(next),
      orderedProductSalesB2B: index % 5 === 0 ? money(next) : null,
      unitsOrdered: next(300),
      unitsOrderedB2B: next(9),
      totalOrderItems: next(290),
      totalOrderItemsB2B: next(9),
    },
    traffic: {
      browserPageViews: sessions,
      browserSessions: sessions >> 1,
      mobileAppPageViews: sessions >> 1,
      mobileAppSessions: sessions >> 2,
      pageViews: sessions + next(900),
      pageViewsB2B: next(190),
      sessions,
      sessionsB2B: next(90),
      buyBoxPercentage: share(next),
      unitSessionPercentage: share(next),
    },
  });
}

/** What stands before the elements of a document of the Reports API. */
function specification(reportType: string, options: object): string {
  const value = {
    reportType,
    reportOptions: options,
    dataStartTime: '2026-10-25',
    dataEndTime: '2026-10-31',
    marketplaceIds: ['ATVPDKIKX0DER'],
  };
  return `{"reportSpecification":${JSON.stringify(value)}`;
}

interface JsonKind {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly element: (next: Next, index: number) => string;
}

const JSON_KINDS: Readonly<Partial<Record<MadeKind, JsonKind>>> = {
  'sales-and-traffic': {
    before: `${specification('GET_SALES_AND_TRAFFIC_REPORT', { dateGranularity: 'DAY', asinGranularity: 'CHILD' })},"salesAndTrafficByDate":[],"salesAndTrafficByAsin":[`,
    between: ',',
    after: ']}',
    element: trafficElement,
  },
  'top-search-terms-api': {
    before: `${specification('GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', { reportPeriod: 'WEEK' })},"dataByDepartmentAndSearchTerm":[`,
    between: ',',
    after: ']}',
    element: termElement,
  },
  'search-query-api': {
    before: `${specification('GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT', { reportPeriod: 'WEEK' })},"dataByAsin":[`,
    between: ',',
    after: ']}',
    element: queryElement,
  },
  'kiosk-sales-and-traffic': { before: '', between: '\n', after: '\n', element: kioskLine },
};

function* jsonOf({ before, between, after, element }: JsonKind, rows: number, next: Next): Generator<string> {
  yield before;
  for (let index = 0; index < rows; index += 1) yield `${index === 0 ? '' : between}${element(next, index)}`;
  yield after;
}

function* linesOf(kind: MadeKind, rows: number): Generator<string> {
  const next = numbersFrom(20_261_122);
  if (kind === 'orders') {
    yield `${ORDERS}\n`;
    for (let index = 0; index < rows; index += 1) yield `${orderLine(next)}\n`;
  } else if (kind === 'settlement') {
    yield `${SETTLEMENT}\n90000000001\t2026-01-01 00:00:00 UTC\t2026-01-15 00:00:00 UTC\t2026-01-17 00:00:00 UTC\t0.00\tUSD${'\t'.repeat(18)}\n`;
    for (let index = 0; index < rows; index += 1) yield `${settlementLine(next)}\n`;
  } else if (kind === 'search-query') {
    yield `ASIN or Product=["B0BENCH001"],Reporting Range=["Weekly"],Select week=["Week 44 | 2026-10-25 - 2026-10-31 2026"]\n${SEARCH_QUERY}\n`;
    for (let index = 0; index < rows; index += 1) yield `${searchLine(next, index)}\n`;
  } else {
    const json = JSON_KINDS[kind];
    if (json !== undefined) yield* jsonOf(json, rows, next);
  }
}

/** Writes a report to a new file; one whose name ends in `.gz` is packed. */
export async function makeReport(kind: MadeKind, rows: number, path: string): Promise<void> {
  const file = createWriteStream(path);
  const out = path.endsWith('.gz') ? createGzip() : file;
  if (out !== file) out.pipe(file);
  let pieces: string[] = [];
  for (const line of linesOf(kind, rows)) {
    pieces.push(line);
    if (pieces.length < 2_000) continue;
    if (!out.write(pieces.join(''))) await once(out, 'drain');
    pieces = [];
  }
  out.end(pieces.join(''));
  await once(file, 'finish');
}
