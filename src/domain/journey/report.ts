import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import { daysBetween, type IsoDate, type Period } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { settleChange } from './change.ts';
import { type DraftMetric, evaluateMetric, type PreparedFeed, prepareFeed } from './evaluate.ts';
import { catalogFeed, repeatFeed, subscriptionFeed, topTermsFeed } from './feeds/brand-analytics.ts';
import type { FeedName, FeedResult } from './feeds/feed.ts';
import { cohortFeed, ordersFeed, returnsFeed } from './feeds/orders.ts';
import { adsFeed, couponsFeed, promotionsFeed } from './feeds/paid.ts';
import { searchFeeds } from './feeds/search.ts';
import { settlementsFeed } from './feeds/settlements.ts';
import { brandedYearFeed, outsideSearchFeed } from './feeds/two-reports.ts';
import { trafficFeeds } from './feeds/traffic.ts';
import { type DraftLeaks, draftLeaks, type Leak } from './leaks/leak.ts';
import type { MetricResult } from './metric-result.ts';
import { type MissingReport, missingReports } from './missing-reports.ts';
import { type DraftReturns, draftReturns, type ReturnOutlier } from './returns-by-product.ts';
import { type Caveat, caveatsOf, metricDefinitions, registryRules, reportDefinitions } from './registry.ts';
import { type SectionRecords, sectionsOf } from './sections.ts';
import { leadMetrics, type Settings, settingsAt, settingsRules, type Stage, STAGES } from './settings.ts';
import { TestsOfRun } from './tests-of-run.ts';

export interface JourneyOptions {
  readonly asOf: IsoDate;
  /** Marketplace code; null for every marketplace at hand. */
  readonly marketplace: string | null;
  /** Only reports inside these days count; null: no limit. */
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
}

/** One stage of one marketplace. */
export interface StageResult {
  readonly stage: Stage;
  readonly metrics: readonly MetricResult[];
  /** The metric that stands for the stage; null when none has a value. */
  readonly lead: MetricResult | null;
}

/** The journey in one marketplace. */
export interface MarketplaceJourney {
  readonly marketplace: string | null;
  readonly currency: string | null;
  readonly period: Period | null;
  readonly stages: readonly StageResult[];
  readonly leaks: readonly Leak[];
  /** Products that come back more often than the rest. */
  readonly returns: readonly ReturnOutlier[];
  /** Products with traffic, and those that a judge could speak of. */
  readonly products: number;
  readonly productsTested: number;
  /** Why no product could be judged; null when some were. */
  readonly leakReason: string | null;
}

/** What `journey report` found, before it is made ready to show. */
export interface JourneyResult {
  readonly asOf: IsoDate;
  readonly marketplaces: readonly MarketplaceJourney[];
  readonly missing: readonly MissingReport[];
  readonly caveats: readonly Caveat[];
  /** Tests of this run, all corrected together at this false discovery rate. */
  readonly tests: { readonly count: number; readonly falseDiscoveryRate: number };
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

interface DraftSection {
  readonly section: SectionRecords;
  readonly metrics: readonly DraftMetric[];
  readonly leaks: DraftLeaks;
  readonly returns: DraftReturns;
  readonly feeds: ReadonlyMap<FeedName, PreparedFeed>;
}

/**
 * Reads the customer's journey from the reports at hand: five stages for each marketplace, every number recomputed
 * from counts, with interval, source and freshness; and products whose conversion fell, by the rule of three judges.
 * Pure; the day it speaks of is `asOf`.
 */
export function journeyReport(records: RecordSet, options: JourneyOptions): JourneyResult {
  const { asOf, marketplace } = options;
  const settings = settingsAt(asOf);
  const tests = new TestsOfRun();
  const problems: Problem[] = [];
  const parted = sectionsOf(records, marketplace);
  problems.push(...parted.problems);
  const drafts = parted.sections.map((section) => draftSection(section, options, { settings, tests, problems }));
  const marketplaces = drafts.map((draft) => settleSection(draft, asOf, settings, tests));
  const shown = marketplaces.flatMap(({ stages }) => stages.flatMap(({ metrics }) => metrics));
  return {
    asOf,
    marketplaces,
    missing: missingReports(records, asOf),
    caveats: caveatsOf(
      shown.filter(({ value }) => value !== null).map(({ definition }) => definition),
      asOf,
    ),
    tests: { count: tests.count, falseDiscoveryRate: settings.falseDiscoveryRate },
    settings,
    problems,
    rules: [...settingsRules(asOf), ...registryRules(asOf)],
    freshness: drafts.flatMap(({ section, feeds }) => freshnessOf(section, feeds, asOf)),
  };
}

interface RunOptions {
  readonly settings: Settings;
  readonly tests: TestsOfRun;
  readonly problems: Problem[];
}

function draftSection(section: SectionRecords, options: JourneyOptions, run: RunOptions): DraftSection {
  const { asOf } = options;
  const { settings, tests, problems } = run;
  const span = { since: options.since ?? null, until: options.until ?? null };
  const currency = section.currency ?? '';
  const { records } = section;
  const traffic = trafficFeeds(records.traffic, currency, span);
  const search = searchFeeds(records['search-query'], span);
  const cohort = { ...span, asOf, windowMonths: settings.returnWindowMonths };
  const catalog = catalogFeed(records['catalog-performance'], span);
  const others: readonly FeedResult[] = [
    catalog,
    outsideSearchFeed(traffic.account, catalog.feed),
    brandedYearFeed(search.queries),
    repeatFeed(records['repeat-purchase'], currency, span),
    subscriptionFeed(records.subscription, span),
    topTermsFeed(records['top-search-term'], ownAsins(records), span),
    adsFeed(records['ad-performance'], currency, span),
    couponsFeed(records.coupon, span),
    promotionsFeed(records.promotion, span),
    ordersFeed(records['order-line'], currency, span),
    cohortFeed(records['order-line'], records['customer-return'], cohort),
    returnsFeed(records['customer-return'], span),
    settlementsFeed(records['settlement-line'], span),
  ];
  problems.push(...traffic.problems, ...search.problems, ...others.flatMap((each) => each.problems));
  const feeds = new Map<FeedName, PreparedFeed>();
  for (const feed of [traffic.account, search.queries, ...others.map((each) => each.feed)]) {
    if (feed !== null) feeds.set(feed.name, prepareFeed(feed, { asOf, settings }));
  }
  const definitions = metricDefinitions(asOf);
  const reports = reportDefinitions(asOf);
  const metrics = definitions.map((definition) =>
    evaluateMetric(definition, feeds, { asOf, settings, currency, tests, reports }),
  );
  const { titles, products } = traffic;
  const leaks = draftLeaks(products, search, { asOf, settings, tests, currency, titles, definitions });
  const returns = draftReturns(feeds.get('cohorts')?.feed ?? null, records['customer-return'], { settings, tests });
  return { section, metrics, leaks, returns, feeds };
}

function settleSection(
  { section, metrics: drafts, leaks, returns, feeds }: DraftSection,
  asOf: IsoDate,
  settings: Settings,
  tests: TestsOfRun,
): MarketplaceJourney {
  const metrics = drafts.map((draft): MetricResult => {
    return { ...draft, change: draft.change === null ? null : settleChange(draft.change, tests, settings) };
  });
  const stages = STAGES.map((stage): StageResult => {
    const own = metrics.filter(({ definition }) => definition.stage === stage);
    const leading = leadMetrics(stage, asOf).flatMap((id) => own.filter(({ definition }) => definition.id === id));
    return { stage, metrics: own, lead: leading.find(({ value }) => value !== null) ?? null };
  });
  return {
    marketplace: section.marketplace,
    currency: section.currency,
    period: wholePeriod([...feeds.values()].flatMap(({ period }) => period ?? [])),
    stages,
    leaks: leaks.settle(tests),
    returns: returns.settle(tests),
    products: leaks.products,
    productsTested: leaks.tested,
    leakReason: leaks.reason,
  };
}

/** Products that the seller's own reports name. */
function ownAsins(records: SectionRecords['records']): ReadonlySet<string> {
  return new Set([
    ...records.traffic.flatMap(({ childAsin, parentAsin }) => [childAsin, parentAsin].flatMap((asin) => asin ?? [])),
    ...records['order-line'].flatMap(({ asin }) => asin ?? []),
    ...records['catalog-performance'].map(({ asin }) => asin),
  ]);
}

/** From the first day of any to the last day of any. */
function wholePeriod(periods: readonly Period[]): Period | null {
  const start = periods.map((period) => period.start).toSorted()[0];
  const end = periods
    .map((period) => period.end)
    .toSorted()
    .at(-1);
  return start === undefined || end === undefined ? null : { start, end };
}

const FEED_WORDS: Readonly<Record<FeedName, string>> = {
  traffic: 'sales and traffic',
  search: 'search queries',
  orders: 'orders',
  cohorts: 'orders with returns',
  returns: 'returns',
  settlements: 'settlements',
  catalog: 'search results',
  'outside-search': 'orders outside search',
  'branded-year': 'branded searches of two years',
  repeat: 'repeat purchases',
  subscriptions: 'subscriptions',
  'top-terms': 'top search terms',
  ads: 'advertising',
  coupons: 'coupons',
  promotions: 'promotions',
};

function freshnessOf(
  { marketplace }: SectionRecords,
  feeds: ReadonlyMap<FeedName, PreparedFeed>,
  asOf: IsoDate,
): Freshness[] {
  return [...feeds.values()].flatMap(({ feed, period }) => {
    if (period === null) return [];
    const what = `${marketplace ?? 'marketplace not known'}: ${FEED_WORDS[feed.name]}`;
    return [{ what, latest: period.end, daysOld: daysBetween(period.end, asOf) }];
  });
}
