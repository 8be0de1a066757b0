import { defineApiReport } from '../api-report.ts';

const TOTALS = ['impressions', 'clicks', 'cartAdds', 'purchases', 'sales'] as const;

/**
 * Search Catalog Performance by API: one element for each own ASIN. Its click and conversion rates (0-1 here) follow
 * from the counts and are left alone, as are counts by delivery speed of the other steps.
 */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_SEARCH_CATALOG_PERFORMANCE_REPORT',
  title: 'Search Catalog Performance (API)',
  download: 'SP-API: Reports, Brand Analytics role; one week, month or quarter at a time',
  usedFor: 'impressions, clicks, cart adds and purchases of each own ASIN over all searches',
  list: 'dataByAsin',
  totals: TOTALS,
  together: TOTALS,
  element(element, { marketplace, scope }) {
    const impressions = element.part('impressionData');
    const clicks = element.part('clickData');
    const cartAdds = element.part('cartAddData');
    const purchases = element.part('purchaseData');
    return {
      kind: 'catalog-performance',
      origin: { file: scope.path, line: element.index },
      asin: element.requiredText('asin'),
      marketplace,
      period: element.period('startDate', 'endDate'),
      impressions: {
        count: impressions.count('impressionCount', 'impressions'),
        medianPrice: impressions.money('impressionMedianPrice'),
      },
      clicks: { count: clicks.count('clickCount', 'clicks'), medianPrice: clicks.money('clickedMedianPrice') },
      cartAdds: {
        count: cartAdds.count('cartAddCount', 'cartAdds'),
        medianPrice: cartAdds.money('cartAddedMedianPrice'),
      },
      purchases: {
        count: purchases.count('purchaseCount', 'purchases'),
        medianPrice: purchases.money('purchaseMedianPrice'),
      },
      clickPromises: {
        sameDay: clicks.count('sameDayShippingClickCount'),
        oneDay: clicks.count('oneDayShippingClickCount'),
        twoDay: clicks.count('twoDayShippingClickCount'),
      },
      sales: purchases.money('searchTrafficSales', 'sales'),
    };
  },
});
