import type { CountName, FeedName } from './feeds/feed.ts';

/** How a metric is worked out from the counts of one feed. */
export type Measure =
  | {
      readonly feed: FeedName;
      readonly kind: 'count';
      readonly top: CountName;
      /** Count that a sum of money rests on. */
      readonly restsOn: CountName;
    }
  | { readonly feed: FeedName; readonly kind: 'ratio'; readonly top: CountName; readonly bottom: CountName }
  | {
      readonly feed: FeedName;
      readonly kind: 'index';
      readonly top: CountName;
      readonly bottom: CountName;
      readonly restTop: CountName;
      readonly restBottom: CountName;
    }
  /** Own share less the market's. */
  | {
      readonly feed: FeedName;
      readonly kind: 'gap';
      readonly top: CountName;
      readonly bottom: CountName;
      readonly restTop: CountName;
      readonly restBottom: CountName;
    }
  /** `top` over `bottom` less one: what was added since then. */
  | { readonly feed: FeedName; readonly kind: 'growth'; readonly top: CountName; readonly bottom: CountName }
  /** Number of different queries with a count above zero: weeks do not add up. */
  | { readonly feed: FeedName; readonly kind: 'distinct'; readonly top: CountName };

function count(feed: FeedName, top: CountName, restsOn: CountName = top): Measure {
  return { feed, kind: 'count', top, restsOn };
}

function ratio(feed: FeedName, top: CountName, bottom: CountName): Measure {
  return { feed, kind: 'ratio', top, bottom };
}

function index(top: CountName, bottom: CountName, restTop: CountName, restBottom: CountName): Measure {
  return { feed: 'search', kind: 'index', top, bottom, restTop, restBottom };
}

/** Every metric of the table `journey-metrics` that the reports read today can give. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['A02', ratio('search', 'ownImpressions', 'totalImpressions')],
  ['A03', count('search', 'reachableVolume')],
  ['A04', { feed: 'search', kind: 'distinct', top: 'reachableQueries' }],
  ['A08', count('search', 'brandedVolume')],
  ['A11', count('search', 'ownImpressions')],
  ['K02', index('ownClicks', 'ownImpressions', 'restClicks', 'restImpressions')],
  ['K03', ratio('search', 'ownClicks', 'totalClicks')],
  ['K04', count('traffic', 'sessions')],
  ['K05', ratio('traffic', 'pageViews', 'sessions')],
  ['K07', ratio('traffic', 'featuredViews', 'viewsWithFeatured')],
  ['K09', index('ownCartAdds', 'ownClicks', 'restCartAdds', 'restClicks')],
  ['K10', ratio('search', 'priceRatioClicks', 'clicksWithPrice')],
  [
    'K11',
    {
      feed: 'delivery-promises',
      kind: 'gap',
      top: 'promisedFast',
      bottom: 'promisedClicks',
      restTop: 'marketFast',
      restBottom: 'marketClicks',
    },
  ],
  ['K15', ratio('search', 'ownClicks', 'ownImpressions')],
  ['K16', count('traffic', 'pageViews')],
  ['K17', ratio('search', 'ownCartAdds', 'ownClicks')],
  ['P01', ratio('traffic', 'units', 'sessions')],
  ['P02', ratio('traffic', 'orderItems', 'sessions')],
  ['P04', index('ownPurchases', 'ownClicks', 'restPurchases', 'restClicks')],
  ['P05', ratio('search', 'ownPurchases', 'totalPurchases')],
  ['P07', count('traffic', 'salesMinor', 'units')],
  ['P08', ratio('traffic', 'salesMinor', 'units')],
  ['P09', ratio('traffic', 'units', 'orderItems')],
  ['P16', ratio('traffic', 'b2bUnits', 'unitsWithB2b')],
  ['P17', ratio('orders', 'orderSalesMinor', 'pricedOrders')],
  ['P18', ratio('orders', 'pricedUnits', 'pricedOrders')],
  ['P19', ratio('search', 'ownPurchases', 'ownClicks')],
  ['P20', ratio('search', 'ownPurchases', 'ownCartAdds')],
  ['R08', ratio('cohorts', 'returnedUnits', 'shippedUnits')],
  ['R09', ratio('returns', 'sellableReturns', 'returns')],
  ['R18', ratio('settlements', 'refundedItems', 'soldItems')],
  ['R19', ratio('orders', 'replacementOrders', 'shippedOrders')],
  ['A01', count('catalog', 'catalogImpressions')],
  ['A05', { feed: 'top-terms', kind: 'distinct', top: 'topTerms' }],
  ['A06', count('ads', 'adImpressions')],
  ['K01', ratio('catalog', 'catalogClicks', 'catalogImpressions')],
  ['K06', ratio('traffic', 'appSessions', 'sessionsParted')],
  ['K08', ratio('catalog', 'catalogCartAdds', 'catalogClicks')],
  ['K12', ratio('ads', 'adClicks', 'adImpressions')],
  ['P03', ratio('catalog', 'catalogPurchases', 'catalogClicks')],
  ['P06', ratio('catalog', 'catalogPurchases', 'catalogCartAdds')],
  ['P10', ratio('outside-search', 'outsideSearch', 'matchedOrderItems')],
  ['P11', ratio('ads', 'adOrders', 'adClicks')],
  ['P12', ratio('ads', 'adSpendMinor', 'adSalesMinor')],
  ['P13', ratio('coupons', 'couponRedemptions', 'couponClips')],
  ['P14', ratio('promotions', 'dealUnits', 'dealViews')],
  ['R01', ratio('repeat', 'repeatCustomers', 'customers')],
  ['R02', ratio('repeat', 'repeatRevenueMinor', 'revenueMinor')],
  ['R03', ratio('repeat', 'repeatOrders', 'customers')],
  ['R04', count('subscriptions', 'activeSubscriptions')],
  ['R07', ratio('traffic', 'unitsRefunded', 'unitsWithRefunds')],
  ['R11', ratio('traffic', 'claimsGranted', 'ordersShipped')],
  ['V05', ratio('traffic', 'negativeFeedback', 'feedbackReceived')],
  ['V06', ratio('traffic', 'feedbackReceived', 'ordersShipped')],
  ['V08', { feed: 'branded-year', kind: 'growth', top: 'brandedNow', bottom: 'brandedYearAgo' }],
]);
