import { intervalZ, normalQuantile, twoSidedP } from '../../../model/statistics/normal.ts';
import { trialsPerSide } from '../../../model/statistics/sample-size.ts';
import type { ExperimentUnitRecord } from '../../../model/records/experiment-unit.ts';

/** Confidence and power of every test here: customary, and the same for all, so that nobody shops for one. */
const LEVEL = 0.95;
const POWER = 0.8;

export interface ExperimentGoal {
  readonly unit: ExperimentUnitRecord['unit'];
  /** Reviews a product gets in a week without asking, or the share of orders with feedback. */
  readonly baseline: number;
  /** The smallest change worth knowing of, in the same unit. */
  readonly lift: number;
}

export interface ArmSum {
  readonly units: number;
  readonly mean: number;
  readonly variance: number;
}

export interface ExperimentResult {
  readonly goal: ExperimentGoal;
  /** Units needed in each arm before anything may be said. */
  readonly needed: number;
  /** What the number rests on: `counts` is Poisson (variance as large as the mean) until data show a larger one. */
  readonly neededFrom: 'shares' | 'counts' | 'data';
  readonly ask: ArmSum;
  readonly holdout: ArmSum;
  /**
   * planned: no data yet. too-early: fewer units than needed, so no difference is named. different and no-difference
   * only once the number is reached.
   */
  readonly verdict: 'planned' | 'too-early' | 'different' | 'no-difference';
  /** Mean of the asked less mean of the others, with its 95 % interval; null before the number is reached. */
  readonly difference: {
    readonly value: number;
    readonly interval: readonly [number, number];
    readonly p: number;
  } | null;
}

function sumOf(units: readonly ExperimentUnitRecord[], arm: ExperimentUnitRecord['arm']): ArmSum {
  const outcomes = units.filter((unit) => unit.arm === arm).map(({ outcome }) => outcome);
  const n = outcomes.length;
  const mean = n === 0 ? 0 : outcomes.reduce((sum, value) => sum + value, 0) / n;
  const squares = outcomes.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { units: n, mean, variance: n < 2 ? 0 : squares / (n - 1) };
}

/** Units needed in each arm to see a change of a mean: `2 (z_level + z_power)^2 variance / lift^2`. */
function unitsForMeans(variance: number, lift: number): number {
  const z = intervalZ(LEVEL) + normalQuantile(POWER);
  return Math.ceil((2 * z ** 2 * variance) / lift ** 2);
}

function neededFor(
  { unit, baseline, lift }: ExperimentGoal,
  holdout: ArmSum,
): Pick<ExperimentResult, 'needed' | 'neededFrom'> {
  if (unit === 'order') {
    return { needed: trialsPerSide(baseline, baseline + lift, { level: LEVEL, power: POWER }), neededFrom: 'shares' };
  }
  // Reviews come in bursts: the spread seen in the control group counts where it is larger than that of pure chance.
  const seen = holdout.units >= 20 && holdout.variance > baseline;
  return { needed: unitsForMeans(seen ? holdout.variance : baseline, lift), neededFrom: seen ? 'data' : 'counts' };
}

/**
 * How many units an experiment needs, and what came of it once it has them. The number is reckoned first and from the
 * goal, never from the result; before it is reached no winner is named, because a difference looked for every day is
 * found by chance. Reviews are counted by product and week, since Amazon does not tell which order a review is of; only
 * seller feedback can be counted by order.
 * @throws RangeError for a goal that is none: a lift of nothing, or a share outside 0-1.
 */
export function judgeExperiment(units: readonly ExperimentUnitRecord[], goal: ExperimentGoal): ExperimentResult {
  if (!(goal.baseline > 0) || !(goal.lift > 0)) throw new RangeError('baseline and lift must be above nothing');
  const own = units.filter(({ unit }) => unit === goal.unit);
  const [ask, holdout] = [sumOf(own, 'ask'), sumOf(own, 'holdout')];
  const base = { goal, ...neededFor(goal, holdout), ask, holdout };
  if (own.length === 0) return { ...base, verdict: 'planned', difference: null };
  if (Math.min(ask.units, holdout.units) < base.needed) return { ...base, verdict: 'too-early', difference: null };
  const value = ask.mean - holdout.mean;
  const error = Math.sqrt(ask.variance / ask.units + holdout.variance / holdout.units);
  const half = intervalZ(LEVEL) * error;
  const p = error === 0 ? (value === 0 ? 1 : 0) : twoSidedP(value / error);
  return {
    ...base,
    verdict: p < 1 - LEVEL ? 'different' : 'no-difference',
    difference: { value, interval: [value - half, value + half], p },
  };
}
