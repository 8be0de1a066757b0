import { describe, expect, it } from 'vitest';

import { judgeExperiment } from '../../../src/domain/reviews/experiment/judge-experiment.ts';
import { seededRandom } from '../../../src/model/statistics/bootstrap.ts';
import type { ExperimentUnitRecord } from '../../../src/model/records/experiment-unit.ts';

const unit = (arm: 'ask' | 'holdout', outcome: number, index: number, kind: 'asin-week' | 'order' = 'asin-week') =>
  ({
    kind: 'experiment-unit',
    origin: { file: 'x', line: 1 },
    unit: kind,
    name: `${index}`,
    arm,
    outcome,
  }) as ExperimentUnitRecord;

function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count += 1;
  return count;
}

const GOAL = { unit: 'asin-week', baseline: 0.8, lift: 0.3 } as const;

describe('judgeExperiment', () => {
  it('reckons the number first: textbook values', () => {
    // 2 (1.959964 + 0.841621)^2 x 0.8 / 0.3^2 = 139.5
    expect(judgeExperiment([], GOAL)).toMatchObject({ needed: 140, neededFrom: 'counts', verdict: 'planned' });
    // 2 % against 3 %, two-sided 5 %, power 80 %: 3,826 a side by the usual formula.
    expect(judgeExperiment([], { unit: 'order', baseline: 0.02, lift: 0.01 }).needed).toBe(3826);
  });

  it('names no winner early, however large the difference looks', () => {
    const units = Array.from({ length: 139 }, (_, index) => [unit('ask', 9, index), unit('holdout', 0, index)]).flat();
    expect(judgeExperiment(units, GOAL)).toMatchObject({ verdict: 'too-early', difference: null });
  });

  it('asks for more units where reviews come in bursts', () => {
    const bursts = Array.from({ length: 40 }, (_, index) => unit('holdout', index % 10 === 0 ? 8 : 0, index));
    const { needed, neededFrom } = judgeExperiment(bursts, GOAL);
    expect(neededFrom).toBe('data');
    expect(needed).toBeGreaterThan(500);
  });

  it('counts the right units only', () => {
    const units = [unit('ask', 1, 1, 'order'), unit('holdout', 1, 2)];
    expect(judgeExperiment(units, GOAL)).toMatchObject({ ask: { units: 0 }, holdout: { units: 1 } });
  });

  it('calls a difference by chance about as seldom as it says, and finds a true one about as often', () => {
    const random = seededRandom(7);
    const rate = (lift: number): number => {
      let found = 0;
      for (let run = 0; run < 400; run += 1) {
        const units = Array.from({ length: 200 }, (_, index) => [
          unit('ask', poisson(0.8 + lift, random), index),
          unit('holdout', poisson(0.8, random), index),
        ]).flat();
        if (judgeExperiment(units, GOAL).verdict === 'different') found += 1;
      }
      return found / 400;
    };
    const [falseAlarms, hits] = [rate(0), rate(0.3)];
    console.log(`experiment: false alarms ${falseAlarms}, true differences found ${hits}`);
    expect(falseAlarms).toBeLessThan(0.09);
    expect(hits).toBeGreaterThan(0.75);
  });

  it('refuses a goal that is none', () => {
    expect(() => judgeExperiment([], { ...GOAL, lift: 0 })).toThrow(RangeError);
  });
});
