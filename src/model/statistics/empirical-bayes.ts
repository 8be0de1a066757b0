import type { Proportion } from './proportion.ts';

export interface Shrinkage {
  /** Pooled share of all. */
  readonly mean: number;
  /** How many trials of the mean each one is mixed with; Infinity when they do not differ beyond chance. */
  readonly strength: number;
  /** Shrunk share of each, in the order given. */
  readonly shrunk: readonly number[];
}

/**
 * Beta-binomial empirical Bayes by moments: what each share is likely to be, given all the others. A page with 2 of
 * 10 must not top one with 900 of 9,000, so rank by this and never by the raw share.
 * @returns null when there are fewer than two with trials, or nobody or everybody succeeded.
 */
export function empiricalBayes(proportions: readonly Proportion[]): Shrinkage | null {
  const known = proportions.filter(({ n }) => n > 0);
  const k = known.length;
  const total = known.reduce((sum, { n }) => sum + n, 0);
  const mean = known.reduce((sum, { count }) => sum + count, 0) / total;
  const binomial = mean * (1 - mean);
  if (k < 2 || !(binomial > 0)) return null;
  const spread = known.reduce((sum, { count, n }) => sum + n * (count / n - mean) ** 2, 0);
  const squares = known.reduce((sum, { n }) => sum + n * n, 0);
  const between = (spread - (k - 1) * binomial) / (binomial * (total - squares / total - (k - 1)));
  const strength = between > 0 ? Math.max(0, 1 / between - 1) : Number.POSITIVE_INFINITY;
  const shrunk = proportions.map(({ count, n }) =>
    strength === Number.POSITIVE_INFINITY ? mean : (count + mean * strength) / (n + strength),
  );
  return { mean, strength, shrunk };
}
