import type { IsoDate } from '../../../model/period.ts';
import type { Feed } from '../feeds/feed.ts';
import type { MetricDefinition } from '../registry.ts';
import type { Settings } from '../settings.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { effective } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';
import type { TestsOfRun } from '../tests-of-run.ts';
import {
  type Catalogue,
  catalogueOf,
  type DraftJudgement,
  judgeCatalogue,
  type JudgeName,
  judgeOwnHistory,
} from './judges.ts';
import type { JourneyEvent } from '../../../model/journal.ts';
import { type PeakDays, peaksWithin } from '../calendar.ts';
import { type Excuse, excuseOf, type StockFacts } from './excuses.ts';
import type { LeakStep } from './leak-step.ts';
import { judgeMarket } from './market-judge.ts';
import type { CatalogueWindows, ProductWindow, ProductWindows, WeekShare } from './product-windows.ts';
import { fallOf, type SalesSplit, salesSplit, type Stake, stakeOf } from './stake.ts';

/** A judge's word after the correction for many tests. */
export interface Judgement {
  readonly judge: JudgeName;
  readonly verdict: 'fell' | 'rose' | 'no-clear-change' | 'lacks-data';
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly detail: string;
}

/** Share of those who took the step in one window, with its counts. */
export interface LeakRate {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly rate: number;
  readonly count: number;
  readonly n: number;
  readonly interval: Interval;
  readonly featuredOffer: number | null;
}

/** A product that lost customers in one step of the journey. */
export interface Leak {
  readonly asin: string;
  readonly title: string | null;
  readonly step: LeakStep;
  /** `leak`: two judges agree after correction; `suspected`: one says so and the others lack data. */
  readonly status: 'leak' | 'suspected';
  readonly before: LeakRate;
  readonly after: LeakRate;
  readonly change: { readonly difference: number; readonly interval: Interval };
  readonly judges: readonly Judgement[];
  /** Later share shrunk towards the catalogue's, and the catalogue's own. */
  readonly shrunkRate: number | null;
  readonly catalogueRate: number | null;
  readonly stake: Stake;
  /** Of conversion alone: the other steps do not see sales. */
  readonly split: SalesSplit | null;
  /** The step week by week, both windows, oldest first. */
  readonly weeks: readonly WeekShare[];
}

/** A product that fell in a step for a reason that its page cannot mend. */
export interface ExcusedFall {
  readonly asin: string;
  readonly step: LeakStep;
  readonly title: string | null;
  readonly excuse: Excuse;
  readonly before: LeakRate;
  readonly after: LeakRate;
}

/** Leaks of one marketplace before the correction for many tests. */
export interface DraftLeaks {
  /** ASINs with counts in either window. */
  readonly products: ReadonlySet<string>;
  /** ASINs that at least one judge could speak of. */
  readonly tested: ReadonlySet<string>;
  /** Why nothing could be judged; null when something was. */
  readonly reason: string | null;
  readonly settle: (tests: TestsOfRun) => readonly Leak[];
  /** Falls that are no leaks, and why; after `settle`. */
  readonly excused: (tests: TestsOfRun) => readonly ExcusedFall[];
  /** Peaks that touch one of the windows: own history is then no judge. */
  readonly peaks: readonly string[];
}

/** No leaks, because nothing could be judged. */
export function noLeaks(reason: string): DraftLeaks {
  const nobody: ReadonlySet<string> = new Set();
  return { products: nobody, tested: nobody, reason, settle: () => [], excused: () => [], peaks: [] };
}

export interface LeakOptions {
  readonly asOf: IsoDate;
  readonly settings: Settings;
  readonly tests: TestsOfRun;
  readonly currency: string;
  readonly titles: ReadonlyMap<string, string>;
  readonly definitions: readonly MetricDefinition[];
  readonly marketplace: string | null;
  readonly peaks: readonly PeakDays[];
  readonly events: readonly JourneyEvent[];
  readonly stock: StockFacts;
}

/** Lets the three judges speak of one step of every product. The verdicts come with `settle`. */
export function draftStep(
  windows: CatalogueWindows,
  step: LeakStep,
  markets: ReadonlyMap<string, Feed>,
  options: LeakOptions,
): DraftLeaks {
  const { asOf, definitions, events, marketplace, settings, stock } = options;
  if (!windows.found) return noLeaks(windows.reason);
  const catalogue = catalogueOf(windows.products, step, settings);
  const [sample] = windows.products;
  const peaks =
    sample === undefined ? [] : peaksWithin(options.peaks, { start: sample.before.from, end: sample.after.to });
  const excuses = new Map(
    windows.products.flatMap((product) => {
      const excuse = excuseOf(product, stock, events, marketplace);
      return excuse === null ? [] : [[product.asin, excuse] as const];
    }),
  );
  const judged = windows.products.map((product) => ({
    product,
    judgements: [
      peaks.length > 0 ? peakInWindow(peaks) : judgeOwnHistory(product, catalogue, options),
      judgeCatalogue(product, catalogue, options),
      judgeMarket(markets.get(product.asin), step, { asOf, definitions, settings, tests: options.tests }),
    ],
  }));
  const tested = judged.filter(({ judgements }) => judgements.some(({ test }) => test !== null));
  return {
    products: new Set(judged.map(({ product }) => product.asin)),
    tested: new Set(tested.map(({ product }) => product.asin)),
    reason: tested.length === 0 ? `no product has enough ${step.words.bottom} in both windows` : null,
    peaks,
    excused: (tests) =>
      judged.flatMap(({ product, judgements }): ExcusedFall[] => {
        const excuse = excuses.get(product.asin);
        const leak = excuse === undefined ? null : leakOf(product, judgements, catalogue, { ...options, tests });
        if (excuse === undefined || leak === null) return [];
        const { after, asin, before, title } = leak;
        return [{ asin, title, step, excuse, before, after }];
      }),
    settle: (tests) =>
      judged
        .filter(({ product }) => !excuses.has(product.asin))
        .flatMap(({ product, judgements }) => leakOf(product, judgements, catalogue, { ...options, tests }) ?? []),
  };
}

/** Before or after a peak a product sells otherwise, whatever its page; others in the same weeks still compare. */
function peakInWindow(peaks: readonly string[]): DraftJudgement {
  const detail = `${peaks.join(', ')} in the weeks compared: own history is no measure`;
  return { judge: 'own-history', test: null, p: null, direction: 0, detail };
}

function settleJudgement(draft: DraftJudgement, tests: TestsOfRun, settings: Settings): Judgement {
  const { judge, p, detail } = draft;
  if (draft.test === null) return { judge, verdict: 'lacks-data', p, adjustedP: null, detail };
  const adjustedP = tests.adjusted(draft.test);
  const clear = adjustedP <= settings.falseDiscoveryRate && draft.direction !== 0;
  const verdict = clear ? (draft.direction < 0 ? 'fell' : 'rose') : 'no-clear-change';
  return { judge, verdict, p, adjustedP, detail };
}

function leakOf(
  product: ProductWindows,
  drafts: readonly DraftJudgement[],
  catalogue: Catalogue,
  { tests, settings, currency, titles }: LeakOptions,
): Leak | null {
  const judges = drafts.map((draft) => settleJudgement(draft, tests, settings));
  const fell = judges.filter(({ verdict }) => verdict === 'fell').length;
  const lacking = judges.filter(({ verdict }) => verdict === 'lacks-data').length;
  const sure = fell >= settings.judgesForLeak;
  const suspected = fell > 0 && fell + lacking === judges.length;
  if (!sure && !suspected) return null;
  const { mean, shrunk, spreadOf, step } = catalogue;
  const dispersion = spreadOf(product);
  const change = product.after.share.n > 0 && product.before.share.n > 0 ? fallOf(product, dispersion, settings) : null;
  // The market may name a product whose own share did not fall: nothing was lost against its own past.
  if (change === null || change.difference >= 0) return null;
  return {
    asin: product.asin,
    title: titles.get(product.asin) ?? null,
    step,
    status: sure ? 'leak' : 'suspected',
    before: rateOf(product.before, dispersion, settings),
    after: rateOf(product.after, dispersion, settings),
    change,
    judges,
    shrunkRate: shrunk.get(product.asin) ?? null,
    catalogueRate: mean,
    stake: stakeOf(product, dispersion, { currency, settings, step }),
    split: step.purchases === null ? salesSplit(product) : null,
    weeks: [...product.before.weeks, ...product.after.weeks],
  };
}

function rateOf({ from, to, share, featuredOffer }: ProductWindow, dispersion: number, settings: Settings): LeakRate {
  const interval = wilson(effective(share, dispersion), intervalZ(settings.confidenceLevel));
  return { from, to, rate: share.count / share.n, count: share.count, n: share.n, interval, featuredOffer };
}
