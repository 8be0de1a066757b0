import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import { addDays, type IsoDate, type Period } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { Compare } from './compare.ts';
import { settleChange } from './change.ts';
import { type DraftMetric, evaluateMetric, type PreparedFeed } from './evaluate.ts';
import { type Feed, type FeedName, type Span, sumOf } from './feeds/feed.ts';
import type { JourneyEvent } from '../../model/journal.ts';
import { calendarRules, isOf, peaksOf } from './calendar.ts';
import { freshnessOf, wholePeriod } from './freshness.ts';
import { diagnosisRules, type Hint, hintsOf } from './diagnosis.ts';
import { type StockFacts, stockFacts } from './leaks/excuses.ts';
import { type DraftLadder, draftLadder, type LadderStep } from './leaks/ladder.ts';
import { draftLeaks } from './leaks/draft-leaks.ts';
import type { DraftLeaks, ExcusedFall, Leak } from './leaks/leak.ts';
import type { MetricChange, MetricResult } from './metric-result.ts';
import { type MissingReport, missingReports } from './missing-reports.ts';
import { type DraftReturns, draftReturns, type ReturnOutlier } from './returns-by-product.ts';
import { type Caveat, caveatsOf, metricDefinitions, registryRules, reportDefinitions } from './registry.ts';
import { type ProductScope, scopeRecords } from './scope-records.ts';
import { type SectionFeeds, sectionFeeds } from './section-feeds.ts';
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
  /** Change of each metric over all other products, by its id; null where the whole catalogue is asked for. */
  readonly others: ReadonlyMap<string, MetricChange> | null;
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
  readonly others: ReadonlyMap<string, MetricChange> | null;
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
  const scope =
    scoped === null
      ? null
      : {
          asins: scoped.asins,
          all: sectionsOf(records, marketplace).sections,
          others: sectionsOf(scoped.others, marketplace).sections,
        };
  const run = { settings, tests, problems, stock, scope };
  const drafts = parted.sections.map((section) => draftSection(section, options, run));
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

interface RunOptions {
  readonly settings: Settings;
  readonly tests: TestsOfRun;
  readonly problems: Problem[];
  readonly stock: StockFacts;
  /** The catalogue round the products asked for; null where all are. */
  readonly scope: {
    readonly asins: ReadonlySet<string>;
    readonly all: readonly SectionRecords[];
    readonly others: readonly SectionRecords[];
  } | null;
}

/** The same marketplace and currency among other sections. */
function likeOf({ currency, marketplace }: SectionRecords, sections: readonly SectionRecords[]): SectionRecords | null {
  return sections.find((each) => each.marketplace === marketplace && each.currency === currency) ?? null;
}

function draftSection(section: SectionRecords, options: JourneyOptions, run: RunOptions): DraftSection {
  const { asOf, events = [] } = options;
  const { settings, tests, problems, scope } = run;
  const read = { asOf, settings, span: spanRead(options) };
  const currency = section.currency ?? '';
  const { marketplace, records } = section;
  const counted = sectionFeeds(section, read);
  const { prepared, search, traffic } = counted;
  problems.push(...counted.problems);
  const definitions = metricDefinitions(asOf);
  const reports = reportDefinitions(asOf);
  const evaluated = (feeds: SectionFeeds['prepared'], ofRun: TestsOfRun): DraftMetric[] =>
    definitions.map((definition) =>
      evaluateMetric(definition, feeds, { asOf, settings, currency, tests: ofRun, reports }),
    );
  const metrics = evaluated(prepared, tests);
  // Products asked for are judged beside the whole catalogue, not beside one another.
  const whole = scope === null ? null : likeOf(section, scope.all);
  const judged = whole === null ? counted : sectionFeeds(whole, read);
  const leaks = draftLeaks(
    { traffic: judged.traffic.products, queries: judged.search.products, catalog: judged.catalog },
    {
      asOf,
      settings,
      tests,
      currency,
      titles: judged.traffic.titles,
      definitions,
      marketplace,
      peaks: peaksOf(marketplace, events, asOf),
      events,
      stock: run.stock,
    },
    scope?.asins ?? null,
  );
  const ladder = draftLadder(search.queries, prepared.get('search')?.blocks ?? [], priceOf(traffic.account), {
    currency,
    settings,
    tests,
  });
  const returns = draftReturns(prepared.get('cohorts')?.feed ?? null, records['customer-return'], { settings, tests });
  const rest = scope === null ? null : likeOf(section, scope.others);
  return {
    section,
    metrics,
    leaks,
    returns,
    ladder,
    feeds: prepared,
    events: events.filter(
      (event) => isOf(event, marketplace) && (event.asin === null || scope === null || scope.asins.has(event.asin)),
    ),
    others: rest === null ? null : changesOf(evaluated(sectionFeeds(rest, read).prepared, new TestsOfRun()), settings),
  };
}

/** What the metrics of the other products did, by id: shown beside those asked for, and not tested. */
function changesOf(metrics: readonly DraftMetric[], settings: Settings): ReadonlyMap<string, MetricChange> {
  const untested = new TestsOfRun();
  return new Map(
    metrics.flatMap(({ change, definition }) =>
      change === null || change.value === null
        ? []
        : [
            [
              definition.id,
              settleChange({ ...change, test: null, p: null, verdict: 'not-tested' }, untested, settings),
            ],
          ],
    ),
  );
}

function settleSection(
  { section, metrics: drafts, leaks, returns, ladder, feeds, events, others }: DraftSection,
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
    products: leaks.products.size,
    productsTested: leaks.tested.size,
    leakReason: leaks.reason,
    events,
    others,
  };
}

/** Average price of a unit sold, minor units; null where traffic at hand does not give it. */
function priceOf(traffic: Feed | null): number | null {
  if (traffic === null) return null;
  const needed = ['salesMinor', 'units'] as const;
  const units = sumOf(traffic.rows, 'units', needed) ?? 0;
  return units > 0 ? (sumOf(traffic.rows, 'salesMinor', needed) ?? 0) / units : null;
}
