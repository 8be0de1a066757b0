import { describe, expect, it } from 'vitest';

import { planesOf } from '../../../src/domain/audit/images/planes.ts';
import { brightRuns, darkRuns } from '../../../src/domain/audit/images/runs.ts';

/** Mostly white, with single px of other colours; `offset` moves the bytes off the bounds of words. */
function picture(width: number, height: number, offset: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3 + offset).subarray(offset).fill(255);
  for (let at = 5; at < rgb.length; at += 31 + (at % 17)) rgb[at] = at % 256;
  return rgb;
}

describe('white passed over by words', () => {
  it.each([
    [37, 11, 0],
    [37, 11, 1],
    [64, 5, 0],
    [3, 3, 0],
    [1, 1, 0],
  ])('gives the planes and runs of every px looked at, %i x %i from byte %i', (width, height, offset) => {
    const rgb = picture(width, height, offset);
    const { least, luma } = planesOf({ width, height, rgb });
    for (let index = 0; index < width * height; index += 1) {
      const [red = 0, green = 0, blue = 0] = rgb.subarray(index * 3);
      expect([least[index], luma[index]]).toEqual([
        Math.min(red, green, blue),
        (red * 77 + green * 150 + blue * 29) >> 8,
      ]);
    }
    for (const limit of [200, 255]) {
      const covered = new Uint8Array(width * height);
      for (const [value, runs] of [
        [1, brightRuns({ width, height, values: least }, limit)],
        [2, darkRuns({ width, height, values: least }, limit)],
      ] as const) {
        for (let run = 0; run < runs.count; run += 1) {
          const row = (runs.rows[run] ?? 0) * width;
          covered.fill(value, row + (runs.starts[run] ?? 0), row + (runs.ends[run] ?? 0));
        }
      }
      expect([...covered]).toEqual([...least].map((value) => (value >= limit ? 1 : 2)));
    }
  });
});
