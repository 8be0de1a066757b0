import type { Interval } from './proportion.ts';

/** Uniform numbers in [0, 1) from a seed (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Percentile bootstrap of a statistic of weeks: whole weeks are drawn with replacement, so that what varies together
 * inside a week stays together. Draws whose statistic is not finite are left out.
 * @returns null with fewer than two weeks, or when no draw gave a number.
 */
export function bootstrapWeeks<Week>(
  weeks: readonly Week[],
  statistic: (drawn: readonly Week[]) => number,
  options: { readonly draws: number; readonly seed: number; readonly level: number },
): Interval | null {
  if (weeks.length < 2) return null;
  const random = seededRandom(options.seed);
  const values: number[] = [];
  for (let draw = 0; draw < options.draws; draw += 1) {
    const drawn: Week[] = [];
    while (drawn.length < weeks.length) {
      const week = weeks[Math.floor(random() * weeks.length)];
      if (week !== undefined) drawn.push(week);
    }
    const value = statistic(drawn);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((left, right) => left - right);
  const tail = (1 - options.level) / 2;
  const at = (p: number): number => values[Math.round(p * (values.length - 1))] ?? Number.NaN;
  return values.length === 0 ? null : [at(tail), at(1 - tail)];
}
