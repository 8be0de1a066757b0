import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { ThreadStart } from './thread.ts';

/** More threads than this cost more memory than they save time. */
const MOST_THREADS = 8;

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
 * @returns the answers, in the order of the parts, whichever thread was quicker.
 * @throws what a thread throws first.
 */
export async function inThreads<Part, Answer>(
  start: ThreadStart,
  parts: readonly Part[],
  threads: number,
): Promise<Answer[]> {
  const answers: Answer[] = Array.from({ length: parts.length });
  const workers: Worker[] = [];
  let next = 0;
  const work = async (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(threadUrl(), { workerData: start });
      workers.push(worker);
      let place = -1;
      const hand = (): void => {
        place = next;
        next += 1;
        if (place < parts.length) worker.postMessage(parts[place]);
        else resolve();
      };
      worker.on('message', (answer: Answer) => {
        answers[place] = answer;
        hand();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A thread ended early (${code}).`)));
      hand();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, parts.length) }, work));
  } finally {
    await Promise.all(workers.map(async (worker) => worker.terminate()));
  }
  return answers;
}
