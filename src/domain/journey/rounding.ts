const ROUNDING = 1e6;

/** Six decimals: finer than any interval, and the same text on every machine. */
export function rounded(value: number): number {
  return Math.round(value * ROUNDING) / ROUNDING;
}

/** Both ends of an interval, rounded. */
export function pair([low, high]: readonly [number, number]): [low: number, high: number] {
  return [rounded(low), rounded(high)];
}

/** p-values keep their size far below six decimals. */
export function probability(p: number): number {
  return Number(p.toPrecision(6));
}

/** Maps a value that may not be known. */
export function known<From, To>(value: From | null, map: (value: From) => To): To | null {
  return value === null ? null : map(value);
}
