import { describe, expect, it } from 'vitest';

import { tokenBucket } from '../../../src/sources/sp-api/token-bucket.ts';

/** Amazon's side: counts tokens when a call arrives, which is some time after it was sent. */
function arrivals(calls: number, rate: { perSecond: number; burst: number }, delays: readonly number[]) {
  let time = 0;
  const clock = { now: () => time, sleep: async (milliseconds: number) => void (time += milliseconds) };
  const bucket = tokenBucket(rate, clock);
  const run = async (): Promise<{ refused: number; seconds: number }> => {
    const times: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      await bucket();
      times.push(time + (delays[call % delays.length] ?? 0));
    }
    let [tokens, last, refused] = [rate.burst, 0, 0];
    for (const at of times.toSorted((left, right) => left - right)) {
      tokens = Math.min(rate.burst, tokens + ((at - last) / 1000) * rate.perSecond);
      last = at;
      if (tokens < 1) refused += 1;
      else tokens -= 1;
    }
    return { refused, seconds: time / 1000 };
  };
  return run();
}

describe('tokenBucket', () => {
  it('lets a burst go at once and the rest at the rate, without a refusal when calls arrive late', async () => {
    const { refused, seconds } = await arrivals(300, { perSecond: 1, burst: 5 }, [80, 20, 50, 70, 30]);
    expect(refused).toBe(0);
    // Ideal: 295 seconds for what is beyond the burst.
    expect(seconds).toBeGreaterThanOrEqual(295);
    expect(seconds).toBeLessThan(295 * 1.05);
  });

  it('waits for nothing while the burst lasts', async () => {
    expect((await arrivals(5, { perSecond: 1, burst: 5 }, [60])).seconds).toBe(0);
  });
});
