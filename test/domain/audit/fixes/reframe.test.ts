import { describe, expect, it } from 'vitest';

import { findGround, productPlace } from '../../../../src/domain/audit/fixes/ground.ts';
import { reframe } from '../../../../src/domain/audit/fixes/reframe.ts';
import type { Pixels } from '../../../../src/model/pixels.ts';
import { drawnGrid, pixel } from './drawn-grid.ts';

const OPTIONS = { white: 250, sparse: 0.002, square: false, fill: true, sides: [] };
const BLUE = [40, 70, 120] as const;

function done(outcome: ReturnType<typeof reframe>): Pixels {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.done;
}

describe('trimming the white around a product', () => {
  it('fills 85 % of the long side and keeps shape and product', () => {
    const grid = drawnGrid(300, 200, 255, [{ left: 120, top: 80, width: 60, height: 40, colour: BLUE }]);
    const framed = done(reframe(grid, OPTIONS));
    expect([framed.width, framed.height]).toEqual([69, 46]);
    const place = productPlace(findGround(framed, 250), 0)!;
    expect([place.all.width, place.all.height]).toEqual([60, 40]);
    expect(place.all.width / framed.width).toBeGreaterThan(0.85);
  });

  it('pads where the product stands beside the middle', () => {
    const grid = drawnGrid(100, 100, 255, [{ left: 2, top: 40, width: 80, height: 30, colour: BLUE }]);
    const framed = done(reframe(grid, OPTIONS));
    expect(framed.width).toBe(91);
    expect(pixel(framed, 0, 0)).toEqual([255, 255, 255]);
    expect(productPlace(findGround(framed, 250), 0)!.all).toMatchObject({ width: 80, height: 30 });
  });

  it('makes a strip square without touching its pixels', () => {
    const grid = drawnGrid(170, 40, 255, [{ left: 10, top: 10, width: 150, height: 20, colour: BLUE }]);
    const framed = done(reframe(grid, { ...OPTIONS, square: true, fill: false }));
    expect([framed.width, framed.height]).toEqual([170, 170]);
    expect(productPlace(findGround(framed, 250), 0)!.all).toMatchObject({ width: 150, height: 20 });
  });

  it.each([
    [
      'too little would be left',
      drawnGrid(1200, 1200, 255, [{ left: 300, top: 500, width: 500, height: 100, colour: BLUE }]),
      'only 569 px would be left, below 1000',
    ],
    [
      'the product reaches the frame',
      drawnGrid(100, 100, 255, [{ left: 0, top: 40, width: 50, height: 30, colour: BLUE }]),
      'reaches the frame',
    ],
    [
      'specks would go',
      drawnGrid(1000, 1000, 255, [
        { left: 400, top: 400, width: 200, height: 200, colour: BLUE },
        { left: 20, top: 20, width: 1, height: 1, colour: BLUE },
      ]),
      'would be cut off',
    ],
    ['there is nothing', drawnGrid(100, 100, 255), 'no product was found'],
  ])('is refused where %s', (_name, grid, why) => {
    expect(reframe(grid, { ...OPTIONS, sides: [500, 1000, 1600] })).toEqual({ refused: expect.stringContaining(why) });
  });
});
