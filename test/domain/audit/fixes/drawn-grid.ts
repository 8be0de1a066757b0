import type { Pixels } from '../../../../src/model/pixels.ts';
import type { Rectangle } from '../../../../src/model/image-measures.ts';

type Colour = readonly [number, number, number];

/** A picture of one ground colour with rectangles on it. */
export function drawnGrid(
  width: number,
  height: number,
  ground: number,
  areas: readonly (Rectangle & { readonly colour: Colour })[] = [],
): Pixels {
  const rgb = new Uint8Array(width * height * 3).fill(ground);
  for (const { left, top, width: across, height: down, colour } of areas) {
    for (let y = top; y < top + down; y += 1) {
      for (let x = left; x < left + across; x += 1) rgb.set(colour, (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
}

/** The colour of one pixel. */
export function pixel({ width, rgb }: Pixels, x: number, y: number): number[] {
  const at = (y * width + x) * 3;
  return [...rgb.subarray(at, at + 3)];
}
