import { describe, expect, it, vi } from 'vitest';

import { makeProgress } from '../../src/cli/progress.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return {
    isTTY,
    written,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  };
}

describe('progress', () => {
  it('is a plain line for each step where there is no terminal', () => {
    const target = stream(false);
    const progress = makeProgress({ quiet: false, stream: target, env: {} });
    progress.step('Reading a\u001B[2J.txt');
    progress.step('Done');
    progress.stop();
    expect(target.written).toEqual(['Reading a␛[2J.txt\n', 'Done\n']);
  });

  it('is nothing when quiet', () => {
    const target = stream(false);
    makeProgress({ quiet: true, stream: target, env: {} }).step('Reading');
    expect(target.written).toEqual([]);
  });

  it.each([{ TERM: 'dumb' }, { CI: 'true' }])('is plain lines with %j', (env) => {
    const target = stream(true);
    makeProgress({ quiet: false, stream: target, env }).step('Reading');
    expect(target.written).toEqual(['Reading\n']);
  });

  it('shows no spinner for a run that is over at once', () => {
    vi.useFakeTimers();
    const target = stream(true);
    const progress = makeProgress({ quiet: false, stream: target, env: {} });
    progress.step('Reading');
    progress.stop();
    vi.advanceTimersByTime(5000);
    expect(target.written).toEqual([]);
    vi.useRealTimers();
  });
});
