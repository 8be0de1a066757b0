import { weeklyDispersion } from '../dispersion.ts';
import type { Settings } from '../settings.ts';
import { logRatio, logRatioDifference, ratioP } from '../../../model/statistics/log-ratio.ts';
import { empiricalBayes } from '../../../model/statistics/empirical-bayes.ts';
import type { Proportion } from '../../../model/statistics/proportion.ts';
import { compareProportions } from '../../../model/statistics/two-proportions.ts';
import type { TestId, TestsOfRun } from '../tests-of-run.ts';
import type { LeakStep } from './leak-step.ts';
import type { ProductWindows } from './product-windows.ts';

/** The three comparisons of the leak rule. */
export type JudgeName = 'own-history' | 'catalogue' | 'market';

/** What a judge found before the correction for many tests; without a test it lacks data and says what. */
export interface DraftJudgement {
  readonly judge: JudgeName;
  readonly test: TestId | null;
  readonly p: number | null;
  /** Below 0: the product went down by this comparison. */
  readonly direction: number;
  readonly detail: string;
}

/** What the judges of products need to know of the whole catalogue. */
export interface Catalogue {
  /** The step that is judged. */
  readonly step: LeakStep;
  /** Products with enough data in both windows, added up: how the catalogue as a whole moved. */
  readonly peers: { readonly count: number; readonly before: Proportion; readonly after: Proportion };
  /**
   * Week-to-week spread of a product in standard deviations of the binomial one: that of all products, or its own
   * where that is clearly larger. A jumpy product among calm ones would else be tested as if it were calm.
   */
  readonly spreadOf: (product: ProductWindows) => number;
  /** Later share of each product, shrunk towards the catalogue's. */
  readonly shrunk: ReadonlyMap<string, number>;
  readonly mean: number | null;
}

/** Measures the spread of weeks over all products and shrinks their later shares. */
export function catalogueOf(products: readonly ProductWindows[], step: LeakStep, settings: Settings): Catalogue {
  const sound = products.filter(({ before, after }) => usable(before.share) && usable(after.share));
  const pooled = weeklyDispersion(
    sound.flatMap(({ before, after }) => [before.weeks, after.weeks]),
    settings,
  );
  const shrinkage = empiricalBayes(sound.map(({ after }) => after.share));
  const peers = sound.filter((product) => shortfallOf(product, step, settings) === null);
  const total = (side: 'before' | 'after'): Proportion => ({
    count: peers.reduce((sum, { [side]: { share } }) => sum + share.count, 0),
    n: peers.reduce((sum, { [side]: { share } }) => sum + share.n, 0),
  });
  return {
    step,
    peers: { count: peers.length, before: total('before'), after: total('after') },
    spreadOf: ({ after, before }) => {
      const own = weeklyDispersion([before.weeks, after.weeks], settings);
      return own > pooled * settings.ownSpreadFactor ? own : pooled;
    },
    shrunk: new Map(sound.map(({ asin }, index) => [asin, shrinkage?.shrunk[index] ?? Number.NaN])),
    mean: shrinkage?.mean ?? null,
  };
}

function usable({ count, n }: Proportion): boolean {
  return n > 0 && count <= n;
}

function impossible({ words }: LeakStep): string {
  return `more ${words.top} than ${words.bottom}`;
}

function lacks(judge: JudgeName, detail: string): DraftJudgement {
  return { judge, test: null, p: null, direction: 0, detail };
}

/** Says how much is missing in the smaller window; null when there is enough. */
function shortfallOf({ before, after }: ProductWindows, { least, words }: LeakStep, settings: Settings): string | null {
  const missing = least(settings) - Math.min(before.share.n, after.share.n);
  return missing > 0 ? `not enough data: needs ${missing} more ${words.bottom}` : null;
}

/** Judge one: the product's later weeks against its own earlier ones. */
export function judgeOwnHistory(
  product: ProductWindows,
  catalogue: Catalogue,
  { settings, tests }: { readonly settings: Settings; readonly tests: TestsOfRun },
): DraftJudgement {
  const { before, after } = product;
  const short = shortfallOf(product, catalogue.step, settings);
  if (short !== null) return lacks('own-history', short);
  if (!usable(before.share) || !usable(after.share)) return lacks('own-history', impossible(catalogue.step));
  const spread = catalogue.spreadOf(product);
  const { p, method } = compareProportions(after.share, before.share, {
    smallExpected: settings.smallExpectedCount,
    dispersion: spread,
  });
  const direction = after.share.count / after.share.n - before.share.count / before.share.n;
  const how = method === 'z' ? 'two-proportion z test' : "Fisher's exact test";
  return {
    judge: 'own-history',
    test: tests.add(p),
    p,
    direction,
    detail: `${how}, week-to-week spread ${spread.toFixed(2)} times chance`,
  };
}

/** Judge two: the product's move against the move of all other products, so that a slow season is no leak. */
export function judgeCatalogue(
  product: ProductWindows,
  catalogue: Catalogue,
  { settings, tests }: { readonly settings: Settings; readonly tests: TestsOfRun },
): DraftJudgement {
  const short = shortfallOf(product, catalogue.step, settings);
  if (short !== null) return lacks('catalogue', short);
  if (!usable(product.before.share) || !usable(product.after.share)) {
    return lacks('catalogue', impossible(catalogue.step));
  }
  // The product itself is among the peers: it has enough sessions, and its counts are shares.
  const others = catalogue.peers.count - 1;
  const missing = settings.leakMinimumPeers - others;
  if (missing > 0)
    return lacks(
      'catalogue',
      `not enough data: needs ${missing} more products with enough ${catalogue.step.words.bottom}`,
    );
  const rest = (side: 'before' | 'after'): Proportion => ({
    count: catalogue.peers[side].count - product[side].share.count,
    n: catalogue.peers[side].n - product[side].share.n,
  });
  const own = logRatio(product.after.share, product.before.share);
  const moved = logRatioDifference(own, logRatio(rest('after'), rest('before')));
  const p = ratioP(moved, catalogue.spreadOf(product));
  return {
    judge: 'catalogue',
    test: tests.add(p),
    p,
    direction: moved.value,
    detail: `share over that of ${others} other products is ${Math.exp(moved.value).toFixed(2)} times what it was`,
  };
}
