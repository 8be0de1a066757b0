import type { CountName } from '../feeds/feed.ts';
import type { Settings, Stage } from '../settings.ts';

/** A step of the journey in which products are judged. */
export interface LeakStep {
  /** Id of its metric in the table `journey-metrics`. */
  readonly metric: 'K01' | 'K08' | 'K15' | 'K17' | 'P02';
  readonly stage: Stage;
  /** Counts of those who took the step, and of those who could have. */
  readonly top: CountName;
  readonly bottom: CountName;
  /** Purchases that followed from searches; null where the report tells sales itself. */
  readonly purchases: CountName | null;
  /** Metric of the third judge: the step against the rest of the market. */
  readonly marketMetric: 'K02' | 'K09' | 'P04';
  /** Least count below which nobody judges. */
  readonly least: (settings: Settings) => number;
  readonly rule: string;
  readonly field: string;
  readonly words: {
    /** What fell, at the beginning of a sentence. */
    readonly what: string;
    readonly top: string;
    readonly bottom: string;
    /** One of those who took the step. */
    readonly one: string;
  };
}

/** Visits that bought: the last step, by Sales and Traffic. */
export const CONVERSION: LeakStep = {
  metric: 'P02',
  stage: 'purchase',
  top: 'orderItems',
  bottom: 'sessions',
  purchases: null,
  marketMetric: 'P04',
  least: ({ leakMinimumSessions }) => leakMinimumSessions,
  rule: 'LEAK-CONVERSION',
  field: 'conversion',
  words: { what: 'Conversion', top: 'order items', bottom: 'sessions', one: 'order item' },
};

const CLICKING = {
  stage: 'consideration',
  marketMetric: 'K02',
  least: ({ leakMinimumImpressions }: Settings) => leakMinimumImpressions,
  rule: 'LEAK-CLICKS',
  field: 'search click-through',
  words: { what: 'Click-through in search', top: 'clicks', bottom: 'impressions', one: 'click' },
} as const satisfies Partial<LeakStep>;

const ADDING = {
  stage: 'consideration',
  marketMetric: 'K09',
  least: ({ leakMinimumClicks }: Settings) => leakMinimumClicks,
  rule: 'LEAK-CART-ADDS',
  field: 'search cart adds',
  words: { what: 'Adding to the cart after a click', top: 'cart adds', bottom: 'clicks', one: 'cart add' },
} as const satisfies Partial<LeakStep>;

/** The steps before, by the ASIN view of Search Query Performance. */
export const QUERY_STEPS: readonly LeakStep[] = [
  { ...CLICKING, metric: 'K15', top: 'ownClicks', bottom: 'ownImpressions', purchases: 'ownPurchases' },
  { ...ADDING, metric: 'K17', top: 'ownCartAdds', bottom: 'ownClicks', purchases: 'ownPurchases' },
];

/** The same steps by Search Catalog Performance, which knows nothing of the market. */
export const CATALOG_STEPS: readonly LeakStep[] = [
  { ...CLICKING, metric: 'K01', top: 'catalogClicks', bottom: 'catalogImpressions', purchases: 'catalogPurchases' },
  { ...ADDING, metric: 'K08', top: 'catalogCartAdds', bottom: 'catalogClicks', purchases: 'catalogPurchases' },
];
