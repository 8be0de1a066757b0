import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Rate } from '../../../src/sources/sp-api/operation.ts';
import {
  afterRefusal,
  afterSend,
  FULL_BUCKET,
  SLACK_MS,
  waitOf,
  withRate,
} from '../../../src/sources/sp-api/token-bucket.ts';

/** Sends calls as soon as the bucket lets them, `pauses` between them; gives when each was sent. */
function sendTimes(rate: Rate, pauses: readonly number[]): number[] {
  let [state, time] = [FULL_BUCKET, 1_000_000];
  return pauses.map((pause) => {
    time += pause;
    time += waitOf(state, rate, time);
    state = afterSend(state, rate, time);
    return time;
  });
}

/** Amazon's side: a bucket that counts calls when they arrive. Gives how many it refused. */
function refusals({ perSecond, burst }: Rate, arrivals: readonly number[]): number {
  let [tokens, last, refused] = [burst, arrivals[0] ?? 0, 0];
  for (const at of arrivals) {
    tokens = Math.min(burst, tokens + ((at - last) / 1000) * perSecond);
    last = at;
    if (tokens < 1 - 1e-6) refused += 1;
    else tokens -= 1;
  }
  return refused;
}

const RATES: Rate[] = [
  { perSecond: 0.0167, burst: 15 },
  { perSecond: 2, burst: 15 },
  { perSecond: 2, burst: 2 },
  { perSecond: 1, burst: 5 },
  { perSecond: 0.5, burst: 1 },
  { perSecond: 10, burst: 10 },
];

describe('a bucket', () => {
  it('lets a burst go at once and the rest at the rate', () => {
    const times = sendTimes(
      { perSecond: 1, burst: 5 },
      Array.from({ length: 8 }, () => 0),
    );
    expect(times.map((time) => time - 1_000_000)).toEqual(
      [0, 0, 0, 0, 0, 1000, 2000, 3000].map((at) => (at > 0 ? at + SLACK_MS : 0)),
    );
  });

  it('is never refused, however calls are spaced and however late each arrives within 60 ms', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RATES),
        fc.array(
          fc.record({
            pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4000 })),
            late: fc.integer({ min: 0, max: 60 }),
          }),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        (rate, calls) => {
          const sent = sendTimes(
            rate,
            calls.map(({ pause }) => pause),
          );
          const arrivals = sent.map((time, index) => time + (calls[index]?.late ?? 0)).toSorted((a, b) => a - b);
          expect(refusals(rate, arrivals)).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('would be refused without the slack', () => {
    const rate = { perSecond: 1, burst: 1 };
    // Sent a second apart, the first late and the second early.
    expect(refusals(rate, [60, 1000])).toBe(1);
  });

  it('is empty after a refusal and rests as long as it is told', () => {
    const rate = { perSecond: 1, burst: 5 };
    const state = afterRefusal(FULL_BUCKET, rate, 10_000, 300);
    expect(waitOf(state, rate, 10_000)).toBe(1000 + SLACK_MS);
    expect(waitOf(afterRefusal(FULL_BUCKET, rate, 10_000, 7000), rate, 10_000)).toBe(7000);
  });

  it('takes the rate Amazon names, unless it is not plausible', () => {
    const rate = { perSecond: 1, burst: 1 };
    const sent = afterSend(FULL_BUCKET, rate, 10_000);
    expect(waitOf(withRate(sent, rate, 0.5), rate, 10_000)).toBe(2000 + SLACK_MS);
    expect(waitOf(withRate(sent, rate, 4), rate, 10_000)).toBe(250 + SLACK_MS);
    expect(withRate(sent, rate, 1e-9)).toBe(sent);
    expect(withRate(sent, rate, 1e9)).toBe(sent);
  });

  it('forgets times of a future that a wrong clock made', () => {
    const rate = { perSecond: 0.0167, burst: 15 };
    let state = FULL_BUCKET;
    for (let call = 0; call < 15; call += 1) state = afterSend(state, rate, 90_000_000);
    expect(waitOf(state, rate, 90_000_000)).toBeGreaterThan(59_000);
    expect(waitOf(state, rate, 1000)).toBe(0);
    expect(afterSend(state, rate, 1000).sends).toEqual([1000]);
  });
});
