import type { Proportion } from './proportion.ts';

/** Logarithms of factorials up to n, built once per call: the tables that need Fisher's test are small. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k += 1) logs[k] = (logs[k - 1] ?? 0) + Math.log(k);
  return logs;
}

/** Tables as likely as the observed one belong to its p-value in spite of rounding. */
const SAME_LIKELIHOOD = 1 + 1e-7;

/**
 * Fisher's exact test of two proportions, two-sided: the probability of all tables no more likely than this one.
 * @throws RangeError when a count is not whole: the test is exact for counts only.
 */
export function fisherExact(first: Proportion, second: Proportion): number {
  for (const value of [first.count, first.n, second.count, second.n]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
  }
  const n = first.n + second.n;
  const successes = first.count + second.count;
  const logs = logFactorials(n);
  const log = (k: number): number => logs[k] ?? 0;
  const constant = log(first.n) + log(second.n) + log(successes) + log(n - successes) - log(n);
  const likelihood = (count: number): number =>
    Math.exp(constant - log(count) - log(first.n - count) - log(successes - count) - log(second.n - successes + count));
  const observed = likelihood(first.count) * SAME_LIKELIHOOD;
  let p = 0;
  for (let count = Math.max(0, successes - second.n); count <= Math.min(first.n, successes); count += 1) {
    const each = likelihood(count);
    if (each <= observed) p += each;
  }
  return Math.min(1, p);
}
