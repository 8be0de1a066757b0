import type { Interval } from './proportion.ts';

/** Answers by the three groups of the net promoter score. */
export interface PromoterCounts {
  /** 9 and 10. */
  readonly promoters: number;
  /** 7 and 8. */
  readonly passives: number;
  /** 0 to 6. */
  readonly detractors: number;
}

/** Sorts scores of 0 to 10. @throws RangeError for any other number. */
export function promoterCounts(scores: readonly number[]): PromoterCounts {
  let [promoters, passives, detractors] = [0, 0, 0];
  for (const score of scores) {
    if (!Number.isInteger(score) || score < 0 || score > 10) throw new RangeError(`no score: ${score}`);
    if (score >= 9) promoters += 1;
    else if (score >= 7) passives += 1;
    else detractors += 1;
  }
  return { promoters, passives, detractors };
}

/** Answers added by the adjusted Wald interval: three, half of them passives. */
const ADDED = 3;

/**
 * Share of promoters less share of detractors, -1 to 1, with an adjusted Wald interval: three answers are added (three
 * quarters each to promoters and detractors, the rest to passives), because the plain one is too narrow for few answers.
 * @throws RangeError without answers.
 */
export function netPromoter(
  counts: PromoterCounts,
  z: number,
): { readonly value: number; readonly interval: Interval } {
  const { detractors, passives, promoters } = counts;
  const n = promoters + passives + detractors;
  if (n === 0) throw new RangeError('no answers');
  const adjusted = n + ADDED;
  const [p, d] = [(promoters + ADDED / 4) / adjusted, (detractors + ADDED / 4) / adjusted];
  const middle = p - d;
  const half = z * Math.sqrt((p + d - middle ** 2) / adjusted);
  return { value: (promoters - detractors) / n, interval: [Math.max(-1, middle - half), Math.min(1, middle + half)] };
}
