/** What Amazon allows an operation: so many calls at once, then so many a second. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface BucketClock {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** A call on its way may be counted later than it was sent: so much is kept back, so that none is refused. */
const SLACK_MS = 100;

/**
 * Calls of one operation at the pace Amazon fills its bucket: a burst at once, the rest as it refills. Call and await it
 * before each call.
 */
export function tokenBucket({ perSecond, burst }: Rate, clock: BucketClock): () => Promise<void> {
  const each = 1000 / perSecond;
  let fullAt = clock.now();
  return async () => {
    const now = clock.now();
    fullAt = Math.max(fullAt, now) + each;
    const wait = fullAt - now - burst * each;
    if (wait > 0) await clock.sleep(wait + SLACK_MS);
  };
}
