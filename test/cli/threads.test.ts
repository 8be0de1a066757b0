import { afterAll, describe, expect, it } from 'vitest';

import { inThreads } from '../../src/cli/threads.ts';

const module = new URL('./thread-work.mjs', import.meta.url).href;

/** Threads of this process that have not ended. */
function running(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;
}

describe('inThreads', () => {
  const before = running();
  afterAll(() => expect(running()).toBe(before));

  it('gives each part with its answer, however many threads there are', async () => {
    const parts = [3, 1, 4, 1, 5, 9, 2, 6].map((value, place) => ({ value, place }));
    for (const threads of [1, 3]) {
      const taken: unknown[] = [];
      await inThreads<(typeof parts)[number]>({ module, shared: 10 }, parts, threads, ({ place }, answer) => {
        taken[place] = answer;
      });
      expect(taken).toEqual([30, 10, 40, 10, 50, 90, 20, 60]);
    }
    expect(running()).toBe(before);
  });

  it('starts none without parts', async () => {
    await inThreads({ module: 'file:///nowhere.mjs', shared: null }, [], 4, () => expect.unreachable());
  });

  it.each([
    ['a part fails', module, { value: 'bad' }, 'this part is bad'],
    ['a thread ends early', module, { value: 'exit' }, 'A thread ended early (3).'],
    ['the module is missing', new URL('./nowhere.mjs', import.meta.url).href, { value: 1 }, /Cannot find module/],
  ])('says so and ends all threads when %s', async (_, from, part, message) => {
    const parts = [{ value: 1 }, part, { value: 1 }, { value: 1 }];
    await expect(inThreads({ module: from, shared: 1 }, parts, 2, () => undefined)).rejects.toThrow(message);
    expect(running()).toBe(before);
  });

  it('ends all threads when an answer cannot be used', async () => {
    const taken = inThreads({ module, shared: 1 }, [{ value: 1 }, { value: 2 }], 2, () => {
      throw new Error('no room');
    });
    await expect(taken).rejects.toThrow('no room');
    expect(running()).toBe(before);
  });
});
