import { dayAt, weekAt, WEEKS } from './calendar.ts';
import { BRAND, PRODUCTS } from './catalogue.ts';
import type { Dice } from './random.ts';
import { isSale, type Story } from './story.ts';
import { csvLine } from './text-file.ts';

/** What people type, and which product of the brand it leads to. */
const QUERIES: readonly (readonly [query: string, sku: string])[] = [
  ['insulated water bottle', 'KW-BTL-BLU'],
  ['water bottle 24 oz', 'KW-BTL-GRN'],
  ['camping hammock', 'KW-HMK-D'],
  ['hammock with tree straps', 'KW-HMK-D'],
  ['enamel mug', 'KW-MUG-12'],
  ['carbon steel skillet', 'KW-SKL-10'],
  ['carbon steel pan 10"', 'KW-SKL-10'],
  ['pizza peel', 'KW-PEL-14'],
  ['cutting board with juice groove', 'KW-BRD-17'],
  ['silicone baking mat', 'KW-MAT-2'],
  ['tongs, 12 inch', 'KW-TNG-12'],
  ['olive oil dispenser', 'KW-OIL-17'],
  ['magnetic spice jars', 'KW-SPC-12'],
  ['meat thermometer', 'KW-THM-1'],
  ['box grater', 'KW-GRT-1'],
  ['silicone spatula set', 'KW-SPT-3'],
  ['ice cube tray with lid', 'KW-ICE-2'],
  ['camping lantern', 'KW-LNT-2'],
  ['dry bag 20l', 'KW-DRY-20'],
  ['camp stove folding', 'KW-STV-1'],
  ['inflatable pillow', 'KW-PIL-1'],
  ['rain tarp', 'KW-TRP-1'],
];

interface Step {
  readonly total: number;
  readonly own: number;
}

/** One query in one week: the market's funnel and the brand's part in it. */
export interface QueryWeek {
  readonly query: string;
  readonly asin: string;
  readonly price: string;
  readonly marketPrice: string;
  readonly volume: number;
  readonly impressions: Step;
  readonly clicks: Step;
  readonly cartAdds: Step;
  readonly purchases: Step;
}

/**
 * The brand's clicks are a part of its sessions and its purchases a part of its units, so that search and traffic tell one
 * story; the market around it hardly moves.
 */
export function searchWeeks(story: Story, dice: Dice): QueryWeek[][] {
  const shares = QUERIES.map(() => 0.05 + dice.next() * 0.06);
  return Array.from({ length: WEEKS }, (_, week) => {
    const rows = QUERIES.map(([query, sku], index): QueryWeek => {
      const product = PRODUCTS.find((entry) => entry.sku === sku);
      const traffic = story.weeks.find((entry) => entry.week === week && entry.offer.texts.sku === sku);
      if (!product || !traffic) throw new RangeError(`no such product: ${sku}`);
      const span = weekAt(week);
      const units = story.lines
        .filter(
          (line) => isSale(line) && line.offer.texts.sku === sku && line.day >= span.start && line.day <= span.end,
        )
        .reduce((sum, line) => sum + line.quantity, 0);
      const part = QUERIES.filter(([, other]) => other === sku).length === 2 ? 0.22 : 0.36;
      const own = { clicks: Math.round(traffic.sessions * part), purchases: Math.floor(units * part * 0.9) };
      const marketClicks = Math.round(
        ((product.sessions * part) / (shares[index] ?? 0.08)) * (0.97 + dice.next() * 0.06),
      );
      const marketPurchases = Math.round(marketClicks * 0.085);
      const step = (total: number, ours: number): Step => ({ total, own: Math.min(ours, total) });
      return {
        query,
        asin: product.asin,
        price: product.price,
        marketPrice: (Number(product.price) * 0.96).toFixed(2),
        volume: Math.round(marketClicks * 2.7),
        impressions: step(marketClicks * 31, own.clicks * 24),
        clicks: step(marketClicks, own.clicks),
        cartAdds: step(marketPurchases * 3, own.purchases * 2 + Math.round(own.clicks * 0.05)),
        purchases: step(marketPurchases, own.purchases),
      };
    });
    return rows.toSorted((left, right) => right.volume - left.volume);
  });
}

function headings(): string[] {
  const step = (name: string, rate: string): string[] => [
    `${name}: Total Count`,
    `${name}: ${rate} %`,
    `${name}: Brand Count`,
    `${name}: Brand Share %`,
    `${name}: Price (Median)`,
    `${name}: Brand Price (Median)`,
    `${name}: Same Day Shipping Speed`,
    `${name}: 1D Shipping Speed`,
    `${name}: 2D Shipping Speed`,
  ];
  return [
    'Search Query',
    'Search Query Score',
    'Search Query Volume',
    'Impressions: Total Count',
    'Impressions: Brand Count',
    'Impressions: Brand Share %',
    ...step('Clicks', 'Click Rate'),
    ...step('Cart Adds', 'Cart Add Rate'),
    ...step('Purchases', 'Purchase Rate'),
    'Reporting Date',
  ];
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0.00' : ((part / whole) * 100).toFixed(2);
}

function stepCells(step: Step, row: QueryWeek): string[] {
  const speed = [0.1, 0.3, 0.4].map((share) => grouped(Math.round(step.total * share)));
  // Amazon leaves the own median blank where there is nothing to take a median of.
  return [
    grouped(step.total),
    percent(step.total, row.volume),
    grouped(step.own),
    percent(step.own, step.total),
    row.marketPrice,
    step.own === 0 ? '' : row.price,
    ...speed,
  ];
}

/** Search Query Performance, brand view, one week, downloaded by hand. */
export function searchQueryPerformance(rows: readonly QueryWeek[], week: number): string {
  const { start, end } = weekAt(week);
  const preamble = `Brand=["${BRAND}"],Reporting Range=["Weekly"],Select week=["Week ${38 + week} | ${start} - ${end} 2026"]`;
  const lines = rows.map((row, index) => [
    row.query,
    String(index + 1),
    grouped(row.volume),
    grouped(row.impressions.total),
    grouped(row.impressions.own),
    percent(row.impressions.own, row.impressions.total),
    ...stepCells(row.clicks, row),
    ...stepCells(row.cartAdds, row),
    ...stepCells(row.purchases, row),
    end,
  ]);
  return `${[preamble, ...[headings(), ...lines].map(csvLine)].join('\r\n')}\r\n`;
}

/** The same of single ASINs for the latest week, as the API hands it out: shares are fractions here. */
export function searchQueryJson(rows: readonly QueryWeek[], asins: readonly string[]): string {
  const { start, end } = weekAt(WEEKS - 1);
  const share = (part: number, whole: number): number =>
    whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
  const usd = (amount: string): object => ({ amount: Number(amount), currencyCode: 'USD' });
  const step = (name: string, counts: Step, row: QueryWeek): object => ({
    [`total${name}Count`]: counts.total,
    [`total${name}Rate`]: share(counts.total, row.volume),
    [`asin${name}Count`]: counts.own,
    [`asin${name}Share`]: share(counts.own, counts.total),
    [`totalMedian${name}Price`]: usd(row.marketPrice),
    ...(counts.own > 0 ? { [`asinMedian${name}Price`]: usd(row.price) } : {}),
    [`totalSameDayShipping${name}Count`]: Math.round(counts.total * 0.1),
    [`totalOneDayShipping${name}Count`]: Math.round(counts.total * 0.3),
    [`totalTwoDayShipping${name}Count`]: Math.round(counts.total * 0.4),
  });
  const report = {
    reportSpecification: {
      reportType: 'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT',
      reportOptions: { reportPeriod: 'WEEK', asin: asins.join(' ') },
      dataStartTime: dayAt((WEEKS - 1) * 7),
      dataEndTime: end,
      marketplaceIds: ['ATVPDKIKX0DER'],
    },
    dataByAsin: rows
      .filter((row) => asins.includes(row.asin))
      .map((row) => ({
        startDate: start,
        endDate: end,
        asin: row.asin,
        searchQueryData: {
          searchQuery: row.query,
          searchQueryScore: rows.indexOf(row) + 1,
          searchQueryVolume: row.volume,
        },
        impressionData: {
          totalQueryImpressionCount: row.impressions.total,
          asinImpressionCount: row.impressions.own,
          asinImpressionShare: share(row.impressions.own, row.impressions.total),
        },
        clickData: step('Click', row.clicks, row),
        cartAddData: step('CartAdd', row.cartAdds, row),
        purchaseData: step('Purchase', row.purchases, row),
      })),
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}
