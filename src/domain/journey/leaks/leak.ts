import type { IsoDate } from '../../../model/period.ts';
import type { SearchFeeds } from '../feeds/search.ts';
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
import { judgeMarket, MARKET_METRIC } from './market-judge.ts';
import { type ProductWindow, type ProductWindows, productWindows } from './product-windows.ts';
import { fallOf, type SalesSplit, salesSplit, type Stake, stakeOf } from './stake.ts';

/** A judge's word after the correction for many tests. */
export interface Judgement {
  readonly judge: JudgeName;
  readonly verdict: 'fell' | 'rose' | 'no-clear-change' | 'lacks-data';
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly detail: string;
}

/** Share of visits that bought in one window, with its counts. */
export interface LeakRate {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly rate: number;
  readonly count: number;
  readonly n: number;
  readonly interval: Interval;
  readonly featuredOffer: number | null;
}

/** A product whose conversion fell. */
export interface Leak {
  readonly asin: string;
  readonly title: string | null;
  readonly stage: 'purchase';
  readonly metric: 'P02';
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
  readonly split: SalesSplit | null;
}

/** A product whose conversion fell for a reason that its page cannot mend. */
export interface ExcusedFall {
  readonly asin: string;
  readonly title: string | null;
  readonly excuse: Excuse;
  readonly before: LeakRate;
  readonly after: LeakRate;
}

/** Leaks of one marketplace before the correction for many tests. */
export interface DraftLeaks {
  /** Products with traffic in either window. */
  readonly products: number;
  /** Products that at least one judge could speak of. */
  readonly tested: number;
  /** Why nothing could be judged; null when something was. */
  readonly reason: string | null;
  readonly settle: (tests: TestsOfRun) => readonly Leak[];
  /** Falls that are no leaks, and why; after `settle`. */
  readonly excused: (tests: TestsOfRun) => readonly ExcusedFall[];
  /** Peaks that touch one of the windows: own history is then no judge. */
  readonly peaks: readonly string[];
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

/** Lets the three judges speak of every product's conversion. The verdicts come with `settle`. */
export function draftLeaks(feed: Feed | null, search: SearchFeeds, options: LeakOptions): DraftLeaks {
  const none = (reason: string): DraftLeaks => ({
    products: 0,
    tested: 0,
    reason,
    settle: () => [],
    excused: () => [],
    peaks: [],
  });
  if (feed === null) return none('needs Sales and Traffic by product, one report a week');
  const windows = productWindows(feed, options.asOf, options.settings);
  if (!windows.found) return none(`traffic by product: ${windows.reason}`);
  const catalogue = catalogueOf(windows.products, options.settings);
  const [sample] = windows.products;
  const peaks =
    sample === undefined ? [] : peaksWithin(options.peaks, { start: sample.before.from, end: sample.after.to });
  const excuses = new Map(
    windows.products.flatMap((product) => {
      const excuse = excuseOf(product, options.stock, options.events, options.marketplace);
      return excuse === null ? [] : [[product.asin, excuse] as const];
    }),
  );
  const definition = options.definitions.find(({ id }) => id === MARKET_METRIC);
  const judged = windows.products.map((product) => ({
    product,
    judgements: [
      peaks.length > 0 ? peakInWindow(peaks) : judgeOwnHistory(product, catalogue, options),
      judgeCatalogue(product, catalogue, options),
      judgeMarket(search.products.get(product.asin), definition, options),
    ],
  }));
  const tested = judged.filter(({ judgements }) => judgements.some(({ test }) => test !== null)).length;
  return {
    products: judged.length,
    tested,
    reason: tested === 0 ? 'no product has enough sessions in both windows' : null,
    peaks,
    excused: (tests) =>
      judged.flatMap(({ product, judgements }): ExcusedFall[] => {
        const excuse = excuses.get(product.asin);
        const leak = excuse === undefined ? null : leakOf(product, judgements, catalogue, { ...options, tests });
        if (excuse === undefined || leak === null) return [];
        const { after, asin, before, title } = leak;
        return [{ asin, title, excuse, before, after }];
      }),
    settle: (tests) =>
      judged
        .filter(({ product }) => !excuses.has(product.asin))
        .flatMap(({ product, judgements }) => leakOf(product, judgements, catalogue, { ...options, tests }) ?? [])
        .toSorted((left, right) => (right.stake.amount?.minor ?? 0) - (left.stake.amount?.minor ?? 0)),
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
  const { mean, shrunk, spreadOf } = catalogue;
  const dispersion = spreadOf(product);
  const change =
    product.after.bought.n > 0 && product.before.bought.n > 0 ? fallOf(product, dispersion, settings) : null;
  // The market may name a product whose own share did not fall: nothing was lost against its own past.
  if (change === null || change.difference >= 0) return null;
  return {
    asin: product.asin,
    title: titles.get(product.asin) ?? null,
    stage: 'purchase',
    metric: 'P02',
    status: sure ? 'leak' : 'suspected',
    before: rateOf(product.before, dispersion, settings),
    after: rateOf(product.after, dispersion, settings),
    change,
    judges,
    shrunkRate: shrunk.get(product.asin) ?? null,
    catalogueRate: mean,
    stake: stakeOf(product, dispersion, settings, currency),
    split: salesSplit(product),
  };
}

function rateOf({ from, to, bought, featuredOffer }: ProductWindow, dispersion: number, settings: Settings): LeakRate {
  const interval = wilson(effective(bought, dispersion), intervalZ(settings.confidenceLevel));
  return { from, to, rate: bought.count / bought.n, count: bought.count, n: bought.n, interval, featuredOffer };
}
