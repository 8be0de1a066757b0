import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { ThreadStart } from './thread.ts';

/** More threads than this cost more memory than they save time. */
const MOST_THREADS = 8;

/**
 * Room for what a thread makes and throws away at once. V8's own choice is several times as much for each thread, and no
 * quicker: a part of the work is small.
 */
const YOUNG_MB = 24;

/** How many threads the machine has cores for. */
export function threadsAtHand(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** Beside this file, built or not. */
function threadUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);
}

/**
 * Has threads work on parts, each given the next part when it is done with one. All threads are gone when the promise
 * settles, and with the process when that is interrupted.
 * @param module URL of a module that exports `startThread`, see `ThreadModule`.
 * @param take is given each part with its answer, in whichever order they are done.
 * @throws what a thread or `take` throws first.
 */
export async function inThreads<Part>(
  start: ThreadStart,
  parts: readonly Part[],
  threads: number,
  take: (part: Part, answer: unknown) => void,
): Promise<void> {
  const workers: Worker[] = [];
  let next = 0;
  const work = async (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(threadUrl(), {
        workerData: start,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      workers.push(worker);
      /** Answers whether there was a part left to hand over. */
      const hand = (): boolean => {
        const part = parts[next];
        if (part === undefined) return false;
        next += 1;
        worker.once('message', (answer: unknown) => {
          // The thread works on the next part while this one takes the answer.
          const isDone = !hand();
          try {
            take(part, answer);
            if (isDone) resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
        worker.postMessage(part, []);
        return true;
      };
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A thread ended early (${code}).`)));
      if (!hand()) resolve();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, parts.length) }, work));
  } finally {
    await Promise.all(workers.map(async (worker) => worker.terminate()));
  }
}
