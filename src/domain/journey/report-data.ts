/** Low and high end of a 95 % interval, in the unit of the value. */
export type IntervalData = [low: number, high: number];

/** One of two windows of equal length. */
export interface JourneyWindowData {
  /** First day, ISO. */
  from: string;
  /** Last day, ISO. */
  to: string;
  /** In the unit of the metric; null when the window gives none. */
  value: number | null;
  /** Count the value rests on. */
  n: number;
}

/** The latest complete weeks against as many before them; provisional weeks left out. */
export interface JourneyChangeData {
  /** `difference`: later minus earlier; `ratio`: later over earlier, for indices. */
  comparison: 'difference' | 'ratio';
  value: number | null;
  interval: IntervalData | null;
  /** Difference as a share of the earlier value. */
  relative: number | null;
  before: JourneyWindowData;
  after: JourneyWindowData;
  /** Two-sided p-value; null when not tested. */
  p: number | null;
  /** After Benjamini-Hochberg over all tests of the run. */
  adjustedP: number | null;
  verdict: 'rose' | 'fell' | 'no-clear-change' | 'not-tested' | 'not-enough-data';
  /** Why it was not tested, or how much more would be needed. */
  reason: string | null;
  /** Denominator on each side that would show a change by a fifth. */
  neededPerSide: number | null;
  /** Share of the later search volume whose queries stand in both windows. */
  coverage: number | null;
}

/** Where a metric's numbers come from. */
export interface JourneySourceData {
  /** Ids of the rule table `journey-reports`. */
  reports: string[];
  /** Columns of the report, as the facts name them. */
  columns: string | null;
  files: string[];
  /** First day covered; null where the files hold no date. */
  from: string | null;
  /** Last day covered. */
  to: string | null;
  notes: string[];
}

/** One metric of one marketplace. */
export interface JourneyMetricData {
  /** Id of the rule table `journey-metrics`. */
  id: string;
  label: string;
  /** Marketplace code; null when the files do not tell. */
  marketplace: string | null;
  /** `ratio` (share, 0-1 where it is one), `count`, `currency` (major units), `index`... */
  unit: string;
  /** ISO 4217 code when the unit is `currency`. */
  currency: string | null;
  /** Null with a reason. */
  value: number | null;
  /** 95 % interval; null where the kind of data has none or too few weeks are known. */
  interval: IntervalData | null;
  /** Count the value rests on. */
  n: number | null;
  change: JourneyChangeData | null;
  /** Change of all other products in the same weeks, not tested; null where the whole catalogue is asked for. */
  othersChange: JourneyChangeData | null;
  source: JourneySourceData | null;
  /** True when days that Amazon may still restate, or returns that may still come, are in it. */
  provisional: boolean;
  /** Why value, interval or change is null. */
  reason: string | null;
  direction: 'up_good' | 'down_good' | 'context';
  formula: string;
  /** Ids of `data.caveats`. */
  caveats: string[];
}

/** One of the five stages. */
export interface JourneyStageData {
  stage: 'awareness' | 'consideration' | 'purchase' | 'retention' | 'advocacy';
  metrics: JourneyMetricData[];
}

/** Share of those who took a step in one window. */
export interface LeakRateData {
  from: string;
  to: string;
  rate: number;
  interval: IntervalData;
  /** Who took the step: order items, clicks, cart adds. */
  count: number;
  /** Who could have: sessions, impressions, clicks. */
  n: number;
  /** Share of page views with the featured offer; null where not given. */
  featuredOffer: number | null;
}

/** What one of the three judges said. */
export interface LeakJudgeData {
  judge: 'own-history' | 'catalogue' | 'market';
  verdict: 'fell' | 'rose' | 'no-clear-change' | 'lacks-data';
  p: number | null;
  adjustedP: number | null;
  /** How it was tested, or what data it lacks. */
  detail: string;
}

/** A product that lost customers in one step of the journey. */
export interface LeakData {
  marketplace: string | null;
  asin: string;
  title: string | null;
  stage: JourneyStageData['stage'];
  /** `P02`: order items of sessions. `K15`, `K01`: clicks of impressions. `K17`, `K08`: cart adds of clicks. */
  metric: 'K01' | 'K08' | 'K15' | 'K17' | 'P02';
  /** `leak`: two judges agree after correction; `suspected`: one says so and the others lack data. */
  status: 'leak' | 'suspected';
  /** One sentence. */
  what: string;
  before: LeakRateData;
  after: LeakRateData;
  /** Later minus earlier share. */
  change: { difference: number; interval: IntervalData };
  judges: LeakJudgeData[];
  /** Later share shrunk towards the catalogue's. */
  shrunkRate: number | null;
  /** The catalogue's own share in the later window. */
  catalogueRate: number | null;
  /** Sales lost in the later window, major units; amount null when no price is known. */
  stake: {
    currency: string | null;
    amount: number | null;
    interval: IntervalData | null;
    lostUnits: number;
    lostUnitsInterval: IntervalData;
    basis: string;
  };
  /** The change of sales by factor, major units; null without sales, and for steps before the purchase. */
  split: { method: 'log-mean' | 'shapley'; change: number; effects: { factor: string; amount: number }[] } | null;
  /** Counts of the step week by week, both windows, oldest first. */
  weeks: { from: string; to: string; count: number; n: number }[];
}

/** A product that comes back more often than the rest of the catalogue, after correction for all tests of the run. */
export interface ReturnOutlierData {
  marketplace: string | null;
  asin: string;
  /** Order lines shipped by Amazon, and those of which something came back. */
  shippedLines: number;
  returnedLines: number;
  rate: number;
  interval: IntervalData;
  /** The same share over all other products. */
  restRate: number;
  adjustedP: number | null;
  /** The reason given most often, as the report words it; null when none is given. */
  topReason: string | null;
  topReasonLines: number;
  /** Months are still inside their return window: more may come back. */
  open: boolean;
}

/** What one marketplace gave. */
export interface JourneyMarketplaceData {
  marketplace: string | null;
  currency: string | null;
  from: string | null;
  to: string | null;
  /** Products with traffic. */
  products: number;
  /** Products that at least one judge could speak of. */
  productsTested: number;
  /** Why no product could be judged; null when some were. */
  leakReason: string | null;
}

/** A report that is not at hand and what it would add. */
export interface MissingReportData {
  id: string;
  title: string;
  reportType: string | null;
  byHand: string | null;
  /** False: this version does not read the report yet. */
  readable: boolean;
  /** Metric ids. */
  adds: string[];
  note: string | null;
}

/** `data` of `journey report`. */
/** A product that fell in a step for a reason that is no leak of its page. */
export interface ExcusedFallData {
  marketplace: string | null;
  asin: string;
  metric: LeakData['metric'];
  title: string | null;
  /** `stock-out` or `featured-offer-lost`. */
  reason: string;
  detail: string;
  before: LeakRateData;
  after: LeakRateData;
}

/** One step of the search funnel against all other sellers of the same queries. */
export interface LadderStepData {
  marketplace: string | null;
  step: 'click' | 'cart-add' | 'purchase';
  stage: JourneyStageData['stage'];
  ownRate: number;
  ownCount: number;
  ownN: number;
  restRate: number;
  restCount: number;
  restN: number;
  /** Own rate over the rest's; 1 is parity. */
  index: number;
  interval: IntervalData;
  adjustedP: number | null;
  verdict: 'below-market' | 'above-market' | 'no-clear-gap';
  /** Purchases that parity in this step alone would add. */
  purchases: number;
  purchasesInterval: IntervalData;
  /** Their worth, major units of `currency`; null where no price is known. */
  worth: number | null;
  worthInterval: IntervalData | null;
  currency: string | null;
}

/** Metrics that together point to one part of the journey. */
export interface JourneyHintData {
  marketplace: string | null;
  id: string;
  stage: JourneyStageData['stage'];
  signal: string;
  means: string;
  /** Command that looks closer. */
  check: string;
}

export interface JourneyReportData {
  /** The five stages; a metric stands once for each marketplace. */
  stages: JourneyStageData[];
  /** Names and grouping of the view; absent inside a brief. */
  frame?: { id: string; groups: { name: string; stages: string[]; metrics: string[] | null }[] };
  /** Most money at stake first within each marketplace. */
  leaks: LeakData[];
  /** Falls that are no leaks, and why. */
  excused: ExcusedFallData[];
  /** The search funnel against the rest of the market. */
  ladder: LadderStepData[];
  hints: JourneyHintData[];
  /** Products with unusually many returns. */
  returns: ReturnOutlierData[];
  marketplaces: JourneyMarketplaceData[];
  missing: MissingReportData[];
  caveats: { id: string; text: string }[];
  /** Tests of this run and the false discovery rate that all were corrected to. */
  tests: { count: number; falseDiscoveryRate: number };
}
