import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanGround } from '../../../../src/domain/audit/fixes/clean-ground.ts';
import { findGround } from '../../../../src/domain/audit/fixes/ground.ts';
import { drawnGrid, pixel } from './drawn-grid.ts';

const WHITE = 250;
const BLUE = [40, 70, 120] as const;

describe('cleaning the ground', () => {
  it('makes nearly white pure white up to two px from the product, and leaves the product', () => {
    const grid = drawnGrid(40, 30, 252, [{ left: 10, top: 8, width: 20, height: 14, colour: BLUE }]);
    const cleaned = cleanGround(grid, WHITE);
    if ('refused' in cleaned) throw new Error(cleaned.refused);
    expect(pixel(cleaned.done, 0, 0)).toEqual([255, 255, 255]);
    expect(pixel(cleaned.done, 7, 15)).toEqual([255, 255, 255]);
    expect(pixel(cleaned.done, 8, 15)).toEqual([252, 252, 252]);
    expect(pixel(cleaned.done, 10, 15)).toEqual([...BLUE]);
    expect(pixel(grid, 0, 0)).toEqual([252, 252, 252]);
  });

  it('leaves white parts inside the product', () => {
    const grid = drawnGrid(40, 30, 252, [
      { left: 10, top: 8, width: 20, height: 14, colour: BLUE },
      { left: 14, top: 12, width: 8, height: 6, colour: [253, 253, 253] },
    ]);
    const cleaned = cleanGround(grid, WHITE);
    if ('refused' in cleaned) throw new Error(cleaned.refused);
    expect(pixel(cleaned.done, 18, 15)).toEqual([253, 253, 253]);
  });

  it.each([
    [
      'a product that reaches the frame',
      drawnGrid(40, 30, 252, [{ left: 20, top: 8, width: 20, height: 14, colour: BLUE }]),
      'reaches the frame',
    ],
    [
      'an off-white ground',
      drawnGrid(40, 30, 240, [{ left: 10, top: 8, width: 20, height: 14, colour: BLUE }]),
      'reaches the frame',
    ],
    [
      'a pale product',
      drawnGrid(40, 30, 253, [{ left: 10, top: 8, width: 20, height: 14, colour: [244, 244, 240] }]),
      'nearly as light',
    ],
    ['nothing on it', drawnGrid(40, 30, 252), 'nothing but ground'],
  ])('is refused for %s', (_name, grid, why) => {
    expect(cleanGround(grid, WHITE)).toEqual({ refused: expect.stringContaining(why) });
  });

  it('changes no pixel that is not nearly white ground, whatever the picture', () => {
    const value = fc.oneof(fc.integer({ min: 245, max: 255 }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 300, maxLength: 300 }), (values) => {
        // A ring of ground round whatever came.
        const grid = drawnGrid(20, 20, 252);
        for (let at = 0; at < 100; at += 1) {
          grid.rgb.set(values.slice(at * 3, at * 3 + 3), ((5 + Math.floor(at / 10)) * 20 + 5 + (at % 10)) * 3);
        }
        const before = Uint8Array.from(grid.rgb);
        const { mask } = findGround(grid, WHITE);
        const cleaned = cleanGround(grid, WHITE);
        expect(grid.rgb).toEqual(before);
        if ('refused' in cleaned) return;
        for (let index = 0; index < mask.length; index += 1) {
          const [was, is] = [before, cleaned.done.rgb].map((rgb) => [...rgb.subarray(index * 3, index * 3 + 3)]);
          if (mask[index] === 0) expect(is).toEqual(was);
          else expect([was, [255, 255, 255]]).toContainEqual(is);
        }
      }),
    );
  });
});
