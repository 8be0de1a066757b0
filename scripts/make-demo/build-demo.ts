import { weekAt, WEEKS } from './calendar.ts';
import { offersOf, PRODUCTS } from './catalogue.ts';
import { euFeePreview, usFeePreview } from './fee-preview-file.ts';
import { allListings } from './listings-file.ts';
import { euOrders, usOrders } from './orders-file.ts';
import { productFile } from './products-file.ts';
import { diceFrom } from './random.ts';
import { comeBack, customerReturns, type Return } from './returns-file.ts';
import { searchQueryJson, searchQueryPerformance, searchWeeks } from './search-file.ts';
import { refundDay, settlement, type SettlementSpan } from './settlement-file.ts';
import { type Story, tellStory } from './story.ts';
import { utf8, windows1252 } from './text-file.ts';
import { germanBusinessReport, salesAndTraffic } from './traffic-file.ts';

const SEED = 20_261_109;

/** Settlement spans; the charges that belong to no order are the account's: plan, storage, money held back and given back. */
const US_SETTLEMENTS: readonly SettlementSpan[] = [
  {
    id: '21873004411',
    start: '2026-09-13',
    end: '2026-09-26',
    deposit: '2026-09-28',
    others: [
      ['other-transaction', 'Subscription Fee', -3999],
      ['other-transaction', 'Current Reserve Amount', -41_250],
    ],
  },
  {
    id: '21899157023',
    start: '2026-09-27',
    end: '2026-10-10',
    deposit: '2026-10-12',
    others: [
      ['other-transaction', 'Previous Reserve Amount Balance', 41_250],
      ['other-transaction', 'Storage Fee', -5817],
      ['other-transaction', 'Current Reserve Amount', -38_800],
    ],
  },
  {
    id: '21924460938',
    start: '2026-10-11',
    end: '2026-10-24',
    deposit: '2026-10-26',
    others: [
      ['other-transaction', 'Previous Reserve Amount Balance', 38_800],
      ['other-transaction', 'Subscription Fee', -3999],
      ['other-transaction', 'Current Reserve Amount', -44_010],
    ],
  },
  {
    id: '21950772196',
    start: '2026-10-25',
    end: '2026-11-07',
    deposit: '2026-11-09',
    others: [
      ['other-transaction', 'Previous Reserve Amount Balance', 44_010],
      ['other-transaction', 'Storage Fee', -16_904],
    ],
  },
];
const DE_SETTLEMENTS: readonly SettlementSpan[] = [
  {
    id: '16640218853',
    start: '2026-09-13',
    end: '2026-10-10',
    deposit: '2026-10-12',
    others: [['other-transaction', 'Storage Fee', -1986]],
  },
  {
    id: '16702995147',
    start: '2026-10-11',
    end: '2026-11-07',
    deposit: '2026-11-09',
    others: [['other-transaction', 'Storage Fee', -3540]],
  },
];

/** Everything the sample seller lived through, before it is written into files. */
export interface Demo {
  readonly us: Story;
  readonly de: Story;
  readonly usReturns: readonly Return[];
  readonly deReturns: readonly Return[];
}

/** Tells both marketplaces' stories from one seed. */
export function tellDemo(): Demo {
  const us = tellStory('US', diceFrom(SEED));
  const de = tellStory('DE', diceFrom(SEED + 1));
  return {
    us,
    de,
    usReturns: comeBack(us.lines, diceFrom(SEED + 2)),
    deReturns: comeBack(de.lines, diceFrom(SEED + 3)),
  };
}

function refundedUnits(returns: readonly Return[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const entry of returns) days.set(refundDay(entry), (days.get(refundDay(entry)) ?? 0) + entry.line.quantity);
  return days;
}

/** Every text file of the sample seller by name, as Seller Central (or the API) hands them out. */
export function writeTexts({ us, de, usReturns, deReturns }: Demo): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  files.set('All+Listings+Report+11-09-2026.txt', utf8(allListings(offersOf('US'))));
  files.set('Alle+Angebote+09-11-2026.txt', windows1252(allListings(offersOf('DE'))));
  files.set('508712020766.txt', utf8(usOrders(us.lines)));
  files.set('508713020766.txt', windows1252(euOrders(de.lines)));
  files.set('509233020766.txt', utf8(customerReturns(usReturns)));
  files.set('509234020766.txt', windows1252(customerReturns(deReturns)));
  files.set('509655020766.txt', utf8(usFeePreview(offersOf('US'))));
  files.set('509656020766.txt', windows1252(euFeePreview(offersOf('DE'))));
  for (const span of US_SETTLEMENTS) files.set(`${span.id}.txt`, utf8(settlement('US', span, us.lines, usReturns)));
  for (const span of DE_SETTLEMENTS) files.set(`${span.id}.txt`, utf8(settlement('DE', span, de.lines, deReturns)));
  const refunded = refundedUnits(usReturns);
  const search = searchWeeks(us, diceFrom(SEED + 4));
  for (let week = 0; week < WEEKS; week += 1) {
    const { start, end } = weekAt(week);
    files.set(`GET_SALES_AND_TRAFFIC_REPORT_${start}_${end}.json`, utf8(salesAndTraffic(us, refunded, week)));
    const name = `US_Search_Query_Performance_Brand_View_Simple_Week_${end.replaceAll('-', '_')}.csv`;
    files.set(name, utf8(searchQueryPerformance(search[week] ?? [], week), true));
  }
  const asins = ['KW-HMK-D', 'KW-BTL-BLU'].flatMap((sku) =>
    PRODUCTS.filter((product) => product.sku === sku).map((product) => product.asin),
  );
  files.set(
    'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT_2026-11-01.json',
    utf8(searchQueryJson(search[WEEKS - 1] ?? [], asins)),
  );
  files.set('BusinessReport-09-11-26.csv', utf8(germanBusinessReport(de), true));
  files.set('products.csv', utf8(productFile([...offersOf('US'), ...offersOf('DE')]), true));
  return files;
}
