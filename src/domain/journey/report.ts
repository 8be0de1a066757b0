import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import { addDays, type IsoDate, type Period } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { Compare } from './compare.ts';
import { settleChange } from './change.ts';
import { type DraftMetric, evaluateMetric, type PreparedFeed, prepareFeed } from './evaluate.ts';
import { catalogFeed, repeatFeed, subscriptionFeed, topTermsFeed } from './feeds/brand-analytics.ts';
import { type Feed, type FeedName, type FeedResult, type Span, sumOf } from './feeds/feed.ts';
import { cohortFeed, ordersFeed, returnsFeed } from './feeds/orders.ts';
import { adsFeed, couponsFeed, promotionsFeed } from './feeds/paid.ts';
import { searchFeeds } from './feeds/search.ts';
import { settlementsFeed } from './feeds/settlements.ts';
import { brandedYearFeed, outsideSearchFeed } from './feeds/two-reports.ts';
import { trafficFeeds } from './feeds/traffic.ts';
import type { JourneyEvent } from '../../model/journal.ts';
import { calendarRules, isOf, peaksOf } from './calendar.ts';
import { freshnessOf, wholePeriod } from './freshness.ts';
import { diagnosisRules, type Hint, hintsOf } from './diagnosis.ts';
import { type StockFacts, stockFacts } from './leaks/excuses.ts';
import { type DraftLadder, draftLadder, type LadderStep } from './leaks/ladder.ts';
import { type DraftLeaks, draftLeaks, type ExcusedFall, type Leak } from './leaks/leak.ts';
import type { MetricResult } from './metric-result.ts';
import { type MissingReport, missingReports } from './missing-reports.ts';
import { type DraftReturns, draftReturns, type ReturnOutlier } from './returns-by-product.ts';
import { type Caveat, caveatsOf, metricDefinitions, registryRules, reportDefinitions } from './registry.ts';
import { type ProductScope, scopeRecords } from './scope-records.ts';
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
  /** Part of the catalogue; null or absent: all of it. */
  readonly products?: ProductScope | null;
  /** What the latest weeks are compared with; null or absent: as many weeks directly before them. */
  readonly compare?: Compare | null;
  /** What happened, for peaks and stock-outs; absent: nothing noted. */
  readonly events?: readonly JourneyEvent[];
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
  /** Products whose conversion fell for a reason that is no leak. */
  readonly excused: readonly ExcusedFall[];
  /** Peaks in the weeks compared. */
  readonly peaks: readonly string[];
  /** The search funnel against the rest of the market, step by step. */
  readonly ladder: readonly LadderStep[];
  /** Where metrics together point. */
  readonly hints: readonly Hint[];
  /** Products that come back more often than the rest. */
  readonly returns: readonly ReturnOutlier[];
  /** Products with traffic, and those that a judge could speak of. */
  readonly products: number;
  readonly productsTested: number;
  /** Why no product could be judged; null when some were. */
  readonly leakReason: string | null;
  /** What happened in it, by the journal: to its products asked for, or to the whole account. */
  readonly events: readonly JourneyEvent[];
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

/** 52 weeks, and a week for months that begin earlier. */
const YEAR_AND_A_WEEK = 373;

interface DraftSection {
  readonly section: SectionRecords;
  readonly metrics: readonly DraftMetric[];
  readonly leaks: DraftLeaks;
  readonly returns: DraftReturns;
  readonly ladder: DraftLadder;
  readonly feeds: ReadonlyMap<FeedName, PreparedFeed>;
  readonly events: readonly JourneyEvent[];
}

/**
 * Reads the customer's journey from the reports at hand: five stages for each marketplace, every number recomputed
 * from counts, with interval, source and freshness; and products whose conversion fell, by the rule of three judges.
 * Pure; the day it speaks of is `asOf`.
 */
export function journeyReport(records: RecordSet, options: JourneyOptions): JourneyResult {
  const { asOf, marketplace } = options;
  const { compare = null, products = null, since = null, until = null } = options;
  const settings: Settings = { ...settingsAt(asOf), compare, focus: { since, until } };
  const tests = new TestsOfRun();
  const problems: Problem[] = [];
  const scoped = products === null ? null : scopeRecords(records, products);
  problems.push(...(scoped?.problems ?? []));
  const parted = sectionsOf(scoped?.records ?? records, marketplace);
  problems.push(...parted.problems);
  const stock = stockFacts(records);
  const drafts = parted.sections.map((section) => draftSection(section, options, { settings, tests, problems, stock }));
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
    rules: [...settingsRules(asOf), ...registryRules(asOf), calendarRules(asOf), diagnosisRules(asOf)],
    freshness: drafts.flatMap(({ section, feeds }) => freshnessOf(section, feeds, asOf)),
  };
}

/** Days whose rows are read: those asked for, and those they are compared with. */
function spanRead({ compare = null, since = null, until = null }: JourneyOptions): Span {
  if (compare === null || since === null) return { since, until };
  const first = compare.with === 'period' ? compare.period.start : addDays(since, -YEAR_AND_A_WEEK);
  const last = compare.with === 'period' && until !== null && compare.period.end > until ? compare.period.end : until;
  return { since: first < since ? first : since, until: last };
}

function isWholeCatalogue({ products = null }: JourneyOptions): boolean {
  return products === null;
}

interface RunOptions {
  readonly settings: Settings;
  readonly tests: TestsOfRun;
  readonly problems: Problem[];
  readonly stock: StockFacts;
}

function draftSection(section: SectionRecords, options: JourneyOptions, run: RunOptions): DraftSection {
  const { asOf } = options;
  const { settings, tests, problems } = run;
  const span = spanRead(options);
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
  const { events = [] } = options;
  const { marketplace } = section;
  const peaks = peaksOf(marketplace, events, asOf);
  const leakOptions = {
    asOf,
    settings,
    tests,
    currency,
    titles,
    definitions,
    marketplace,
    peaks,
    events,
    stock: run.stock,
  };
  const leaks = draftLeaks(products, search, leakOptions);
  const ladder = draftLadder(search.queries, feeds.get('search')?.blocks ?? [], priceOf(traffic.account), {
    currency,
    settings,
    tests,
  });
  const returns = draftReturns(feeds.get('cohorts')?.feed ?? null, records['customer-return'], { settings, tests });
  const own = events.filter((event) => isOf(event, marketplace));
  const asins = ownAsins(records);
  const shown = own.filter(({ asin }) => asin === null || isWholeCatalogue(options) || asins.has(asin));
  return { section, metrics, leaks, returns, ladder, feeds, events: shown };
}

function settleSection(
  { section, metrics: drafts, leaks, returns, ladder, feeds, events }: DraftSection,
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
    excused: leaks.excused(tests),
    peaks: leaks.peaks,
    ladder: ladder.settle(tests),
    hints: hintsOf(metrics, asOf),
    returns: returns.settle(tests),
    products: leaks.products,
    productsTested: leaks.tested,
    leakReason: leaks.reason,
    events,
  };
}

/** Average price of a unit sold, minor units; null where traffic at hand does not give it. */
function priceOf(traffic: Feed | null): number | null {
  if (traffic === null) return null;
  const needed = ['salesMinor', 'units'] as const;
  const units = sumOf(traffic.rows, 'units', needed) ?? 0;
  return units > 0 ? (sumOf(traffic.rows, 'salesMinor', needed) ?? 0) / units : null;
}

/** Products that the seller's own reports name. */
function ownAsins(records: SectionRecords['records']): ReadonlySet<string> {
  return new Set([
    ...records.traffic.flatMap(({ childAsin, parentAsin }) => [childAsin, parentAsin].flatMap((asin) => asin ?? [])),
    ...records['order-line'].flatMap(({ asin }) => asin ?? []),
    ...records['catalog-performance'].map(({ asin }) => asin),
  ]);
}
