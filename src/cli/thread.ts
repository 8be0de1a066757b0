import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is started with. */
export interface ThreadStart {
  /** URL of a module that exports `startThread`. */
  readonly module: string;
  /** What it is given once. */
  readonly shared: unknown;
}

/** What a module that works in threads exports. */
export interface ThreadModule {
  /** Answers the function that works on one part. What goes in and out is copied, so it holds values alone. */
  startThread(shared: unknown): Promise<(part: unknown) => unknown>;
}

const { module, shared } = workerData as ThreadStart;
const { startThread } = (await import(module)) as ThreadModule;
const work = await startThread(shared);
parentPort?.on('message', (part: unknown) => parentPort?.postMessage(work(part), []));
