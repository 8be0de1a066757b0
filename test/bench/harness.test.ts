import { describe, expect, it } from 'vitest';
import { comparePairs, spread } from '../../bench/harness.ts';

describe('spread', () => {
  it.each([
    { values: [3], median: 3, min: 3, max: 3 },
    { values: [5, 1, 3], median: 3, min: 1, max: 5 },
    { values: [4, 1, 3, 2], median: 2.5, min: 1, max: 4 },
  ])('of $values', ({ values, ...expected }) => {
    expect(spread(values)).toEqual(expected);
  });

  it('refuses nothing at all', () => {
    expect(() => spread([])).toThrow(RangeError);
  });
});

describe('comparePairs', () => {
  const pair = { name: 'plum', baseline: ['plum'], subject: ['pear'], limit: null };

  it('divides within each pair, so that a machine that slows down does not shift the ratio', () => {
    let slow = 0;
    const time = ([what]: readonly string[]): number =>
      (what === 'pear' ? 30 : 10) * 2 ** Math.floor((slow += 1) / 2 - 0.5);
    const { ratio, baseline } = comparePairs(pair, 5, time, () => true);
    expect(ratio).toEqual({ median: 3, min: 3, max: 3 });
    expect(baseline.max).toBeGreaterThan(baseline.min);
  });

  it('lets the coin decide who goes first, after one round that warms up', () => {
    const order: string[] = [];
    const coins = [true, false];
    const time = ([what = '']: readonly string[]): number => order.push(what);
    comparePairs(pair, 2, time, () => coins.shift() === true);
    expect(order).toEqual(['plum', 'pear', 'plum', 'pear', 'pear', 'plum']);
  });

  it('compares the processor time that both say, where the case asks for it', () => {
    const says = (text: string): string[] => ['-e', `process.stderr.write(${JSON.stringify(text)})`];
    const bench = { ...pair, processor: true, baseline: says('cpu 20 ms\n'), subject: says('peak 9 MB\ncpu 30 ms\n') };
    expect(comparePairs(bench, 1).ratio.median).toBe(1.5);
    expect(() => comparePairs({ ...bench, subject: says('nothing') }, 1)).toThrow('no time');
  });
});
