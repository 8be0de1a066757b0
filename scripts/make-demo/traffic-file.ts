import { dayAt, weekAt, WEEKS } from './calendar.ts';
import { DAY_WEIGHTS, isSale, type Line, type Story } from './story.ts';
import { commas, csvLine } from './text-file.ts';

interface Sums {
  units: number;
  items: number;
  sales: number;
  b2bUnits: number;
  b2bItems: number;
  b2bSales: number;
}

function sumOf(lines: readonly Line[]): Sums {
  const sums: Sums = { units: 0, items: 0, sales: 0, b2bUnits: 0, b2bItems: 0, b2bSales: 0 };
  for (const line of lines) {
    sums.units += line.quantity;
    sums.items += 1;
    sums.sales += line.price;
    if (!line.business) continue;
    sums.b2bUnits += line.quantity;
    sums.b2bItems += 1;
    sums.b2bSales += line.price;
  }
  return sums;
}

/** Percent with two decimals, 0-100, as Amazon rounds it. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

function usd(cents: number): { amount: number; currencyCode: 'USD' } {
  return { amount: cents / 100, currencyCode: 'USD' };
}

/** Splits a whole number over the seven days by weight without losing one. */
function overDays(total: number): number[] {
  const whole = DAY_WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let weightSoFar = 0;
  return DAY_WEIGHTS.map((weight) => {
    weightSoFar += weight;
    const upTo = Math.round((total * weightSoFar) / whole);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/** Splits into browser and app the way the report does. */
function split(total: number): { browser: number; app: number } {
  const browser = Math.round(total * 0.38);
  return { browser, app: total - browser };
}

function dayEntry(
  date: string,
  sales: readonly Line[],
  shipped: readonly Line[],
  sessions: number,
  pageViews: number,
  refunded: number,
): object {
  const sums = sumOf(sales);
  const sent = sumOf(shipped);
  const visits = split(sessions);
  const views = split(pageViews);
  return {
    date,
    salesByDate: {
      orderedProductSales: usd(sums.sales),
      orderedProductSalesB2B: usd(sums.b2bSales),
      unitsOrdered: sums.units,
      unitsOrderedB2B: sums.b2bUnits,
      totalOrderItems: sums.items,
      totalOrderItemsB2B: sums.b2bItems,
      averageSalesPerOrderItem: usd(sums.items === 0 ? 0 : Math.round(sums.sales / sums.items)),
      averageUnitsPerOrderItem: sums.items === 0 ? 0 : Math.round((sums.units / sums.items) * 100) / 100,
      averageSellingPrice: usd(sums.units === 0 ? 0 : Math.round(sums.sales / sums.units)),
      unitsRefunded: refunded,
      refundRate: percent(refunded, sums.units),
      claimsGranted: 0,
      claimsAmount: usd(0),
      shippedProductSales: usd(sent.sales),
      unitsShipped: sent.units,
      ordersShipped: new Set(shipped.map((line) => line.orderId)).size,
    },
    trafficByDate: {
      browserPageViews: views.browser,
      mobileAppPageViews: views.app,
      pageViews,
      browserSessions: visits.browser,
      mobileAppSessions: visits.app,
      sessions,
      buyBoxPercentage: 99,
      orderItemSessionPercentage: percent(sums.items, sessions),
      unitSessionPercentage: percent(sums.units, sessions),
      averageOfferCount: 28,
      averageParentItems: 26,
      feedbackReceived: 0,
      negativeFeedbackReceived: 0,
      receivedNegativeFeedbackRate: 0,
    },
  };
}

/** The weekly Sales and Traffic report of the US as the API hands it out, DAY by CHILD, one file a week. */
export function salesAndTraffic(story: Story, refundedOn: ReadonlyMap<string, number>, week: number): string {
  const span = weekAt(week);
  const offers = story.weeks.filter((entry) => entry.week === week);
  const sales = story.lines.filter((line) => isSale(line) && line.day >= span.start && line.day <= span.end);
  const total = { sessions: 0, pageViews: 0 };
  for (const entry of offers) {
    total.sessions += entry.sessions;
    total.pageViews += entry.pageViews;
  }
  const sessions = overDays(total.sessions);
  const pageViews = overDays(total.pageViews);
  const byDate = DAY_WEIGHTS.map((_, index) => {
    const day = dayAt(week * 7 + index);
    const shipped = story.lines.filter((line) => line.shippedAt?.slice(0, 10) === day && isSale(line));
    return dayEntry(
      day,
      sales.filter((line) => line.day === day),
      shipped,
      sessions[index] ?? 0,
      pageViews[index] ?? 0,
      refundedOn.get(day) ?? 0,
    );
  });
  const byAsin = offers.map((entry) => {
    const sums = sumOf(
      sales.filter((line) => line.offer === entry.offer || line.offer.texts.sku === entry.offer.texts.sku),
    );
    const visits = split(entry.sessions);
    const views = split(entry.pageViews);
    const { product } = entry.offer;
    return {
      parentAsin: product.parent ?? product.asin,
      childAsin: product.asin,
      salesByAsin: {
        unitsOrdered: sums.units,
        unitsOrderedB2B: sums.b2bUnits,
        orderedProductSales: usd(sums.sales),
        orderedProductSalesB2B: usd(sums.b2bSales),
        totalOrderItems: sums.items,
        totalOrderItemsB2B: sums.b2bItems,
      },
      trafficByAsin: {
        browserSessions: visits.browser,
        mobileAppSessions: visits.app,
        sessions: entry.sessions,
        sessionPercentage: percent(entry.sessions, total.sessions),
        browserPageViews: views.browser,
        mobileAppPageViews: views.app,
        pageViews: entry.pageViews,
        pageViewsPercentage: percent(entry.pageViews, total.pageViews),
        buyBoxPercentage: 99,
        unitSessionPercentage: percent(sums.units, entry.sessions),
      },
    };
  });
  const report = {
    reportSpecification: {
      reportType: 'GET_SALES_AND_TRAFFIC_REPORT',
      reportOptions: { dateGranularity: 'DAY', asinGranularity: 'CHILD' },
      dataStartTime: span.start,
      dataEndTime: span.end,
      marketplaceIds: ['ATVPDKIKX0DER'],
    },
    salesAndTrafficByDate: byDate,
    salesAndTrafficByAsin: byAsin,
  };
  return `${JSON.stringify(report)}\n`;
}

/** German number: `1.234`. */
function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
}

/** Detail Page Sales and Traffic By Child Item, downloaded by hand in German for the whole eight weeks. No date inside. */
export function germanBusinessReport(story: Story): string {
  const headings = [
    '(Übergeordnete) ASIN',
    '(Untergeordnete) ASIN',
    'Titel',
    'Sitzungen – Summe',
    'Seitenaufrufe – Summe',
    'Bestellte Einheiten',
    'Durch bestellte Produkte erzielter Umsatz',
    'Bestellsumme – B2B',
    'Zahl der Bestellposten',
  ];
  const offers = story.weeks.filter((entry) => entry.week === 0).map((entry) => entry.offer);
  const rows = offers.map((offer) => {
    const weeks = story.weeks.filter((entry) => entry.offer === offer && entry.week < WEEKS);
    const sums = sumOf(story.lines.filter((line) => isSale(line) && line.offer.texts.sku === offer.texts.sku));
    const sessions = weeks.reduce((sum, entry) => sum + entry.sessions, 0);
    const pageViews = weeks.reduce((sum, entry) => sum + entry.pageViews, 0);
    const euro = (cents: number): string => `${commas(cents, true)} €`;
    return [
      offer.product.parent ?? offer.product.asin,
      offer.product.asin,
      offer.texts.title,
      grouped(sessions),
      grouped(pageViews),
      grouped(sums.units),
      euro(sums.sales),
      euro(sums.b2bSales),
      grouped(sums.items),
    ];
  });
  return `${[headings, ...rows].map(csvLine).join('\r\n')}\r\n`;
}
