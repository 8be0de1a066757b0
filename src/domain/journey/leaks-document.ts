import type { Block, Document, RunFacts } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { excusedData, ladderData, leakData } from './data.ts';
import { leakBlocks } from './leak-blocks.ts';
import { eventMarks } from './journal/event-marks.ts';
import { checksOf } from './leak-checks.ts';
import { contextBlocks, ladderBlocks } from './ladder-blocks.ts';
import type { Leak } from './leaks/leak.ts';
import type {
  ExcusedFallData,
  JourneyHintData,
  JourneyMarketplaceData,
  LadderStepData,
  LeakData,
} from './report-data.ts';
import type { JourneyResult, MarketplaceJourney } from './report.ts';
import { marketplaceData } from './data.ts';
import { anchorOf, shopWords } from './words.ts';
import { majorUnits } from '../../model/money.ts';
import { intervalZ } from '../../model/statistics/normal.ts';
import { wilson } from '../../model/statistics/wilson.ts';

/** A leak with what to look at next. */
export interface LeakWithChecks extends LeakData {
  /** Commands, nearest cause first; `.` stands for the folder of your files. */
  checks: string[];
}

/** `data` of `journey leaks`. */
export interface JourneyLeaksData {
  /** Most money at stake first within each marketplace. */
  leaks: LeakWithChecks[];
  excused: ExcusedFallData[];
  ladder: LadderStepData[];
  hints: JourneyHintData[];
  marketplaces: (JourneyMarketplaceData & {
    /** Peaks in the weeks compared. */
    peaks: string[];
  })[];
  tests: { count: number; falseDiscoveryRate: number };
}

function checkTable(each: MarketplaceJourney): Block[] {
  if (each.leaks.length === 0) return [];
  return [
    {
      type: 'table',
      id: `checks-${anchorOf(each.marketplace)}`,
      title: 'What to look at next',
      columns: [
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'check', label: 'Command', kind: 'text' },
      ],
      rows: each.leaks.flatMap((leak) => checksOf(leak).map((check) => [leak.asin, check])),
      note: 'The point is the folder of your files; leave it out for the archive, except for pictures.',
    },
  ];
}

/** The factors of a split in its order, as the table beside names them. */
const FACTOR_WORDS = ['visits', 'conversion', 'basket', 'price'];
/** More products than these are added up. */
const MOST_IN_WATERFALL = 8;

/** The step of a leaking product week by week, with what happened to it. */
function leakTrend(leak: Leak, { events, marketplace }: MarketplaceJourney, z: number): Block[] {
  const { asin, step, weeks } = leak;
  if (weeks.length < 2) return [];
  const own = events.filter((event) => event.asin === null || event.asin === asin);
  return [
    {
      type: 'series',
      id: `trend-${anchorOf(marketplace)}-${asin.toLowerCase()}-${step.metric.toLowerCase()}`,
      title: `${asin}: ${step.words.top} of ${step.words.bottom}, week by week`,
      chart: 'line',
      labels: weeks.map(({ from }) => from),
      series: [
        {
          name: step.words.what,
          values: weeks.map(({ count, n }) => (n > 0 && count <= n ? count / n : null)),
          intervals: weeks.map((each) => (each.n > 0 && each.count <= each.n ? wilson(each, z) : null)),
        },
      ],
      kind: 'percent',
      marks: eventMarks(own, { starts: weeks.map(({ from }) => from), ends: weeks.map(({ to }) => to) }),
      note: 'Label: first day of the week. Strokes: 95 % interval of the week’s own counts.',
    },
  ];
}

/** Bars that each begin where the one before ended, between the whole ones that begin at nothing. */
function waterfall(steps: readonly { readonly label: string; readonly minor: number; readonly whole?: true }[]) {
  let reached = 0;
  const bases = steps.map(({ minor, whole }) => {
    const base = whole === true ? 0 : reached;
    reached = base + minor;
    return base;
  });
  return { labels: steps.map(({ label }) => label), values: steps.map(({ minor }) => minor), bases };
}

/** Where the change of a product's sales came from, from the sales before to those after. */
function splitChart(leak: Leak, { currency, marketplace }: MarketplaceJourney): Block[] {
  const { after, asin, before, split } = leak;
  if (split === null || currency === null) return [];
  const { bases, labels, values } = waterfall([
    { label: 'sales before', minor: split.beforeMinor, whole: true },
    ...split.effects.map(({ minor }, index) => ({ label: FACTOR_WORDS[index] ?? '', minor })),
    { label: 'sales after', minor: split.beforeMinor + split.changeMinor, whole: true },
  ]);
  const major = (minor: number): number => majorUnits({ minor, currency });
  return [
    {
      type: 'series',
      id: `split-${anchorOf(marketplace)}-${asin.toLowerCase()}`,
      title: `${asin}: where the change of sales came from`,
      chart: 'bar',
      labels,
      series: [{ name: 'Sales and their change', values: values.map(major), bases: bases.map(major) }],
      kind: 'money',
      currency,
      note: `Before: ${before.from} to ${before.to}; after: ${after.from} to ${after.to}. The four between add up to the change.`,
    },
  ];
}

/** What the leaks of a marketplace cost together, each product once. */
function leakWaterfall({ currency, leaks, marketplace }: MarketplaceJourney): Block[] {
  const dearest = new Map<string, Leak>();
  for (const leak of leaks) {
    const known = dearest.get(leak.asin)?.stake.amount?.minor ?? 0;
    if ((leak.stake.amount?.minor ?? 0) > known) dearest.set(leak.asin, leak);
  }
  if (currency === null || dearest.size < 2) return [];
  const lost = [...dearest.values()].map((leak) => ({ label: leak.asin, minor: leak.stake.amount?.minor ?? 0 }));
  const shown = lost.slice(0, MOST_IN_WATERFALL);
  const rest = lost.slice(MOST_IN_WATERFALL).reduce((sum, { minor }) => sum + minor, 0);
  const all = lost.reduce((sum, { minor }) => sum + minor, 0);
  const { bases, labels, values } = waterfall([
    ...shown,
    ...(rest > 0 ? [{ label: `${lost.length - shown.length} more`, minor: rest }] : []),
    { label: 'together', minor: all, whole: true },
  ]);
  const major = (minor: number): number => majorUnits({ minor, currency });
  return [
    {
      type: 'series',
      id: `waterfall-${anchorOf(marketplace)}`,
      title: 'Sales lost, product by product',
      chart: 'bar',
      labels,
      series: [{ name: 'Sales lost', values: values.map(major), bases: bases.map(major) }],
      kind: 'money',
      currency,
      note: 'Of a product that leaks in several steps the dearest: what is lost in one step is missing in the next. Each has its interval in the table above.',
    },
  ];
}

/** The leaking products and the leaking step, with money and what to look at next: the document of `journey leaks`. */
export function leaksDocument(
  result: JourneyResult,
  run: RunFacts,
  loadProblems: readonly Problem[] = [],
): Document<'journey-leaks', JourneyLeaksData> {
  const { freshness, marketplaces, problems, rules, settings, tests } = result;
  const sure = marketplaces.flatMap(({ leaks }) => leaks.filter(({ status }) => status === 'leak')).length;
  const suspected = marketplaces.flatMap(({ leaks }) => leaks).length - sure;
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  return {
    kind: 'journey-leaks',
    schemaVersion: 1,
    title: 'Leaks of the journey',
    subtitle:
      marketplaces.length === 0
        ? 'no report of the journey at hand'
        : `${count(sure, 'leak')}, ${suspected} suspected; ${count(tests.count, 'test')} corrected together`,
    data: {
      leaks: marketplaces.flatMap((each) =>
        each.leaks.map((leak) => ({ ...leakData(leak, each), checks: [...checksOf(leak)] })),
      ),
      excused: marketplaces.flatMap((each) => each.excused.map((fall) => excusedData(fall, each))),
      ladder: marketplaces.flatMap((each) => each.ladder.map((step) => ladderData(step, each))),
      hints: marketplaces.flatMap(({ hints, marketplace }) => hints.map((hint) => ({ marketplace, ...hint }))),
      marketplaces: marketplaces.map((each) => ({ ...marketplaceData(each), peaks: [...each.peaks] })),
      tests: { ...tests },
    },
    blocks: marketplaces.flatMap((each): Block[] => [
      {
        type: 'prose',
        id: `shop-${anchorOf(each.marketplace)}`,
        level: 2,
        title: shopWords(each.marketplace),
        paragraphs: [],
      },
      ...leakBlocks(each, result),
      ...leakWaterfall(each),
      ...checkTable(each),
      ...each.leaks.flatMap((leak) => [
        ...leakTrend(leak, each, intervalZ(settings.confidenceLevel)),
        ...splitChart(leak, each),
      ]),
      ...contextBlocks(each),
      ...ladderBlocks(each),
    ]),
    problems: [...loadProblems, ...problems],
    provenance: { ...run, rules, freshness },
  };
}
