import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type PackProblem, packGreedily, packWords } from '../../../../src/domain/audit/keywords/pack.ts';
import { bestWeight, costOf, weightOf } from './best-packing.ts';

/** Up to eleven words and twenty-four phrases of up to four of them; weights alike, spread over a hundred, or over four powers of ten. */
const problems: fc.Arbitrary<PackProblem> = fc
  .record({
    costs: fc.array(fc.integer({ min: 2, max: 14 }), { minLength: 1, maxLength: 11 }),
    most: fc.constantFrom(5, 100, 10_000),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .chain(({ costs, most, share }) =>
    fc.record({
      costs: fc.constant(costs),
      budget: fc.constant(Math.max(3, Math.round(costs.reduce((sum, cost) => sum + cost, 0) * share))),
      phrases: fc.array(
        fc.record({
          words: fc.uniqueArray(fc.nat(costs.length - 1), { minLength: 1, maxLength: 4 }),
          weight: fc.integer({ min: 1, max: most }),
        }),
        { minLength: 1, maxLength: 24 },
      ),
    }),
  );

const total = ({ phrases }: PackProblem): number => phrases.reduce((sum, { weight }) => sum + weight, 0);

describe('packing', () => {
  it('is within half a point of the proven optimum on small cases', () => {
    let [worst, greedy, cases] = [0, 0, 0];
    fc.assert(
      fc.property(problems, (problem) => {
        const best = bestWeight(problem);
        const gap = (chosen: readonly number[]): number => ((best - weightOf(problem, chosen)) / total(problem)) * 100;
        worst = Math.max(worst, gap(packWords(problem)));
        greedy = Math.max(greedy, gap(packGreedily(problem)));
        cases += 1;
        expect(gap(packWords(problem))).toBeLessThanOrEqual(0.5);
      }),
      { numRuns: 300 },
    );
    process.stdout.write(
      `packing: worst gap ${worst.toFixed(3)} points in ${cases} small cases; the first step alone ${greedy.toFixed(1)}\n`,
    );
  });

  it('never has more bytes than there are, repeats no word, and never falls below its first step', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const chosen = packWords(problem);
        expect(costOf(problem, chosen)).toBeLessThanOrEqual(problem.budget);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(weightOf(problem, chosen)).toBeGreaterThanOrEqual(weightOf(problem, packGreedily(problem)));
        expect(packWords(problem)).toEqual(chosen);
      }),
      { numRuns: 80 },
    );
  });

  it('never falls below the words that are there today', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        const present: number[] = [];
        for (const [word] of problem.costs.entries()) {
          const fits = costOf(problem, [...present, word]) <= problem.budget;
          if (((seed >> word) & 1) === 1 && fits) present.push(word);
        }
        const chosen = packWords({ ...problem, present });
        expect(weightOf(problem, chosen)).toBeGreaterThanOrEqual(weightOf(problem, present));
      }),
      { numRuns: 80 },
    );
  });

  it('leaves a heavy phrase that is too dear for two light ones that are together worth more', () => {
    const problem = {
      costs: [6, 6, 6],
      budget: 12,
      phrases: [
        { words: [0, 1], weight: 10 },
        { words: [1], weight: 1 },
        { words: [2], weight: 9 },
        { words: [0], weight: 4 },
      ],
    };
    expect(packWords(problem)).toEqual([0, 1]);
    expect(packWords({ ...problem, phrases: problem.phrases.slice(1) })).toEqual([0, 2]);
  });

  it('chooses nothing where nothing fits or nothing weighs', () => {
    expect(packWords({ costs: [9], budget: 3, phrases: [{ words: [0], weight: 5 }] })).toEqual([]);
    expect(packWords({ costs: [2], budget: 3, phrases: [{ words: [0], weight: 0 }] })).toEqual([]);
    expect(packWords({ costs: [], budget: 0, phrases: [] })).toEqual([]);
  });
});
