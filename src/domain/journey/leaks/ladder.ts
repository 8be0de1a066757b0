import { money, type Money } from '../../../model/money.ts';
import { logRatio, logRatioDispersion, ratioInterval, ratioP } from '../../../model/statistics/log-ratio.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval, Proportion } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';
import type { Block } from '../blocks.ts';
import { type CountName, type Feed, type Row, sumOf } from '../feeds/feed.ts';
import type { Settings, Stage } from '../settings.ts';
import type { TestId, TestsOfRun } from '../tests-of-run.ts';

/** Rate of a step with its counts and their interval. */
export interface StepRate {
  readonly rate: number;
  readonly count: number;
  readonly n: number;
  readonly interval: Interval;
}

/** One step of the search funnel against the rest of the market. */
export interface LadderStep {
  readonly step: 'click' | 'cart-add' | 'purchase';
  readonly stage: Stage;
  /** Own rate of the step and that of all others, with the counts below them. */
  readonly own: StepRate;
  readonly rest: StepRate;
  /** Own rate over the rest's; 1 is parity. */
  readonly index: number;
  readonly interval: Interval;
  readonly adjustedP: number;
  readonly verdict: 'below-market' | 'above-market' | 'no-clear-gap';
  /** Purchases that parity in this step alone would add, later own rates unchanged. */
  readonly purchases: number;
  readonly purchasesInterval: Interval;
  /** Their worth at the average own price; null where no price is known. */
  readonly worth: Money | null;
  readonly worthInterval: readonly [Money, Money] | null;
}

/** The ladder before the correction for many tests. */
export interface DraftLadder {
  settle(tests: TestsOfRun): readonly LadderStep[];
}

const STEPS: readonly {
  readonly step: LadderStep['step'];
  readonly stage: Stage;
  readonly own: readonly [CountName, CountName];
  readonly rest: readonly [CountName, CountName];
}[] = [
  {
    step: 'click',
    stage: 'consideration',
    own: ['ownClicks', 'ownImpressions'],
    rest: ['restClicks', 'restImpressions'],
  },
  { step: 'cart-add', stage: 'consideration', own: ['ownCartAdds', 'ownClicks'], rest: ['restCartAdds', 'restClicks'] },
  {
    step: 'purchase',
    stage: 'purchase',
    own: ['ownPurchases', 'ownCartAdds'],
    rest: ['restPurchases', 'restCartAdds'],
  },
];

/**
 * Each step of the search funnel against all other sellers of the same queries, priced at parity. A fixed set of
 * queries, since both sides are counted on the same ones. The interval is widened by the spread of the weeks.
 * @param price average own price of a unit in minor units; null where it is not known.
 */
export function draftLadder(
  feed: Feed | null,
  blocks: readonly Block[],
  price: number | null,
  { currency, settings, tests }: { readonly currency: string; readonly settings: Settings; readonly tests: TestsOfRun },
): DraftLadder {
  if (feed === null) return { settle: () => [] };
  const purchases = sumOf(feed.rows, 'ownPurchases') ?? 0;
  const drafts = STEPS.flatMap((step) => {
    const whole = ratioOf(feed.rows, step);
    if (whole === null) return [];
    const dispersion = logRatioDispersion(blocks.flatMap(({ rows }) => ratioOf(rows, step)?.ratio ?? []));
    return [{ step, whole, dispersion, test: tests.add(ratioP(whole.ratio, dispersion)) }];
  });
  return {
    settle: (settled) => drafts.map((draft) => settleStep(draft, { settled, settings, purchases, price, currency })),
  };
}

type Step = (typeof STEPS)[number];

function ratioOf(rows: readonly Row[], { own, rest }: Step) {
  const [ownTop, ownBottom] = own;
  const [restTop, restBottom] = rest;
  const needed = [ownTop, ownBottom, restTop, restBottom];
  const of = (name: CountName): number => sumOf(rows, name, needed) ?? 0;
  const mine = { count: of(ownTop), n: of(ownBottom) };
  const others = { count: of(restTop), n: of(restBottom) };
  const sound = [mine, others].every(({ count, n }) => n > 0 && count <= n && count > 0);
  return sound ? { own: mine, rest: others, ratio: logRatio(mine, others) } : null;
}

interface SettleOptions {
  readonly settled: TestsOfRun;
  readonly settings: Settings;
  readonly purchases: number;
  readonly price: number | null;
  readonly currency: string;
}

function settleStep(
  draft: {
    readonly step: Step;
    readonly whole: NonNullable<ReturnType<typeof ratioOf>>;
    readonly dispersion: number;
    readonly test: TestId;
  },
  { currency, price, purchases, settings, settled }: SettleOptions,
): LadderStep {
  const { dispersion, step, test, whole } = draft;
  const z = intervalZ(settings.confidenceLevel);
  const index = Math.exp(whole.ratio.value);
  const interval = ratioInterval(whole.ratio, z, dispersion);
  const adjustedP = settled.adjusted(test);
  const clear = adjustedP <= settings.falseDiscoveryRate;
  const gained = (ratio: number): number => purchases * (1 / ratio - 1);
  const purchasesInterval: Interval = [gained(interval[1]), gained(interval[0])];
  const worth = (count: number): Money => money(Math.round(count * (price ?? 0)), currency);
  const rate = (counts: Proportion): StepRate => ({
    ...counts,
    rate: counts.count / counts.n,
    interval: wilson(counts, z),
  });
  return {
    step: step.step,
    stage: step.stage,
    own: rate(whole.own),
    rest: rate(whole.rest),
    index,
    interval,
    adjustedP,
    verdict: clear ? (index < 1 ? 'below-market' : 'above-market') : 'no-clear-gap',
    purchases: gained(index),
    purchasesInterval,
    worth: price === null ? null : worth(gained(index)),
    worthInterval: price === null ? null : [worth(purchasesInterval[0]), worth(purchasesInterval[1])],
  };
}
