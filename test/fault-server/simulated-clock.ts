import type { ApiClock } from '../../src/sources/sp-api/client-types.ts';

/** A clock on which nobody waits: when nothing else is to do, it jumps to the next moment somebody sleeps until. */
export interface SimulatedClock extends ApiClock {
  /** Moves the clock without waking anybody in between. */
  advance(milliseconds: number): void;
  /** Every wait, in the order it was asked for. */
  readonly slept: readonly number[];
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/** Turns of the event loop in which others may still do something before the clock jumps. */
const TURNS = 2;

/** Begins on 1 December 2026 unless told otherwise; milliseconds since 1970. */
export function simulatedClock(start = Date.UTC(2026, 11, 1)): SimulatedClock {
  let time = start;
  const slept: number[] = [];
  const sleepers: Sleeper[] = [];
  let isPumping = false;

  async function pump(): Promise<void> {
    isPumping = true;
    while (sleepers.length > 0) {
      for (let turn = 0; turn < TURNS; turn += 1) await new Promise((done) => setImmediate(done));
      sleepers.sort((left, right) => left.until - right.until);
      const next = sleepers.shift();
      if (next === undefined) break;
      time = Math.max(time, next.until);
      next.wake();
    }
    isPumping = false;
  }

  return {
    slept,
    now: () => time,
    advance: (milliseconds) => void (time += milliseconds),
    sleep(milliseconds, signal) {
      slept.push(milliseconds);
      return new Promise((wake, refuse) => {
        if (signal?.aborted === true) return refuse(signal.reason as Error);
        sleepers.push({ until: time + milliseconds, wake });
        signal?.addEventListener('abort', () => refuse(signal.reason as Error), { once: true });
        if (!isPumping) void pump();
      });
    },
  };
}
