import { defineApiReport } from '../api-report.ts';

/** Market Basket by API: one element for each own ASIN, period and product bought with it. */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_MARKET_BASKET_REPORT',
  title: 'Market Basket Analysis (API)',
  download: 'SP-API: Reports, Brand Analytics role; days, weeks, months or quarters',
  usedFor: 'what customers buy in the same orders as an ASIN',
  list: 'dataByAsin',
  totals: [],
  element(element, { marketplace, scope }) {
    return {
      kind: 'market-basket',
      origin: { file: scope.path, line: element.index },
      asin: element.requiredText('asin'),
      marketplace,
      period: element.period('startDate', 'endDate'),
      boughtWithAsin: element.requiredText('purchasedWithAsin'),
      rank: element.count('purchasedWithRank'),
      share: element.share('combinationPct'),
    };
  },
});
