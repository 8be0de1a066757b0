import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { didYouMean } from '../../src/cli/did-you-mean.ts';
import { editDistance, nearestWords } from '../../src/model/nearest-words.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['list', 'lst', 1],
    ['list', 'lsit', 1],
    ['kitten', 'sitting', 3],
    ['👍a', 'a', 1],
  ])('between "%s" and "%s" is %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('is the same both ways and zero only for the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left));
        expect(editDistance(left, right) === 0).toBe(left === right);
      }),
    );
  });
});

describe('nearestWords', () => {
  const known = ['audit listings', 'audit images', 'brief', 'config get', 'config list', 'config set'];

  it('finds a slip of the finger', () => {
    expect(nearestWords('audit listngs', known)).toEqual(['audit listings']);
    expect(nearestWords('config lst', known)).toEqual(['config list']);
    expect(nearestWords('BREIF', known)).toEqual(['brief']);
  });

  it('finds a word by its beginning', () => {
    expect(nearestWords('bri', known)).toEqual(['brief']);
  });

  it('says nothing when nothing is near', () => {
    expect(nearestWords('frobnicate', known)).toEqual([]);
    expect(nearestWords('', known)).toEqual([]);
    expect(nearestWords('b'.repeat(10_000), known)).toEqual([]);
  });

  it('becomes a sentence', () => {
    expect(didYouMean('breif', known)).toEqual(['Did you mean brief?']);
    expect(didYouMean('xyzzy', known)).toEqual([]);
  });
});
