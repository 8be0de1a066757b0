import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../../src/model/statistics/bootstrap.ts';
import { netPromoter, promoterCounts } from '../../../src/model/statistics/net-promoter.ts';

const Z = 1.959964;

describe('the net promoter score', () => {
  it('is the share of 9 and 10 less the share of 0 to 6', () => {
    const counts = promoterCounts([10, 9, 8, 7, 6, 0, 10, 10]);
    expect(counts).toEqual({ promoters: 4, passives: 2, detractors: 2 });
    expect(netPromoter(counts, Z).value).toBe(0.25);
  });

  it('has the adjusted Wald interval, worked out by hand for 60, 25 and 15 of 100', () => {
    // p = 60.75 / 103, d = 15.75 / 103; middle 0.436893, variance (p + d - middle^2) / 103 = 0.0053577.
    const { interval } = netPromoter({ promoters: 60, passives: 25, detractors: 15 }, Z);
    expect(interval[0]).toBeCloseTo(0.293431, 5);
    expect(interval[1]).toBeCloseTo(0.580355, 5);
  });

  it('stays between -1 and 1, and refuses what is no score', () => {
    const { interval } = netPromoter({ promoters: 3, passives: 0, detractors: 0 }, Z);
    expect(interval[1]).toBe(1);
    expect(interval[0]).toBeLessThan(0.6);
    expect(() => netPromoter({ promoters: 0, passives: 0, detractors: 0 }, Z)).toThrow(RangeError);
    expect(() => promoterCounts([11])).toThrow(RangeError);
  });

  it('holds the truth in about 95 of 100 samples of 30 answers', () => {
    const random = seededRandom(7);
    const [p, d] = [0.5, 0.2];
    let held = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run += 1) {
      let [promoters, detractors] = [0, 0];
      for (let answer = 0; answer < 30; answer += 1) {
        const draw = random();
        if (draw < p) promoters += 1;
        else if (draw < p + d) detractors += 1;
      }
      const { interval } = netPromoter({ promoters, detractors, passives: 30 - promoters - detractors }, Z);
      if (interval[0] <= p - d && p - d <= interval[1]) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.935);
    expect(held / runs).toBeLessThan(0.975);
  });
});
