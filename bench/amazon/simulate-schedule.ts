// Amazon's bucket and ours in simulated time: how long so many calls take, and how many Amazon would refuse.
import PQueue from 'p-queue';

import { fileBuckets, memoryBuckets } from '../../src/sources/sp-api/bucket-store.ts';
import type { Operation } from '../../src/sources/sp-api/operation.ts';
import { OPERATIONS } from '../../src/sources/sp-api/operation-table.ts';
import { OperationPace } from '../../src/sources/sp-api/operation-pace.ts';
import { simulatedClock } from '../../test/fault-server/simulated-clock.ts';

/** Most milliseconds a call, and then its answer, is under way. */
const JITTER_MS = 60;

export interface Simulated {
  readonly operation: string;
  readonly calls: number;
  /** Seconds the calls take at best: what is beyond the burst, at the rate. */
  readonly ideal: number;
  /** Seconds until the last call has left for Amazon and its answer is back. */
  readonly seconds: number;
  readonly refused: number;
}

export interface Simulation {
  readonly operation: string;
  readonly calls: number;
  /** Programs that call at once, or runs one after the other, with one file of buckets. */
  readonly processes?: number;
  readonly inARow?: boolean;
  /** Folder of the buckets' file; in memory where there is none. */
  readonly folder?: string;
  /** Any number: the same one gives the same jitter. */
  readonly seed: number;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many of these arrivals a bucket that fills as Amazon's does refuses. */
function refusals({ perSecond, burst }: Operation['rate'], arrivals: readonly number[]): number {
  let [tokens, last, refused] = [burst, arrivals[0] ?? 0, 0];
  for (const at of arrivals.toSorted((left, right) => left - right)) {
    tokens = Math.min(burst, tokens + ((at - last) / 1000) * perSecond);
    last = at;
    if (tokens < 1 - 1e-6) refused += 1;
    else tokens -= 1;
  }
  return refused;
}

/** Sends the calls by our own pace, as the client does, over a network that is late by chance. */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const { calls, folder, inARow = false, processes = 1, seed } = simulation;
  const operation = OPERATIONS.find(({ name }) => name === simulation.operation);
  if (operation === undefined) throw new RangeError(`no operation ${simulation.operation}`);
  const clock = simulatedClock();
  const random = numbersFrom(seed);
  const arrivals: number[] = [];
  const send = async () => {
    arrivals.push(clock.now() + random() * JITTER_MS);
    await clock.sleep(random() * JITTER_MS * 2);
  };
  const store = folder === undefined ? memoryBuckets() : null;
  const run = async (count: number) => {
    const own = store ?? (await fileBuckets(folder ?? ''));
    const queue = new PQueue({ concurrency: 8 });
    const pace = new OperationPace({ store: own, account: 'a', clock, rates: {}, onEvent: () => undefined });
    await Promise.all(Array.from({ length: count }, () => pace.run(operation, (work) => queue.add(work), send)));
    if (store === null) own.close();
  };
  const began = clock.now();
  const counts = Array.from({ length: processes }, (_, index) => Math.floor((calls + index) / processes));
  if (inARow) for (const count of counts) await run(count);
  else await Promise.all(counts.map(run));
  const { perSecond, burst } = operation.rate;
  return {
    operation: operation.name,
    calls,
    ideal: Math.max(0, calls - burst) / perSecond,
    seconds: (clock.now() - began) / 1000,
    refused: refusals(operation.rate, arrivals),
  };
}
