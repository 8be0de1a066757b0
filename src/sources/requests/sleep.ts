import { setTimeout as wait } from 'node:timers/promises';

/** Waits for so many milliseconds. */
export async function sleep(milliseconds: number): Promise<void> {
  await wait(milliseconds);
}
