import type { Planes } from './planes.ts';

/** Px from the product's edge at which a clean cut is white again after shrinking. */
const DISTANCE = 2;

interface Side {
  count: number;
  grey: number;
}

/** Every third line is looked at. */
const STEP = 3;

/**
 * Share of the outline, on the side where it is least, that is neither product nor ground two px off the product: the
 * fringe a bad cut-out leaves goes all round, a soft shadow falls to one side. 0-1; null when there is no product.
 */
export function haloShare({ width, height, least }: Planes, dark: number, white: number): number | null {
  const sides: readonly Side[] = Array.from({ length: 4 }, () => ({ count: 0, grey: 0 }));
  /** Walks a line from one end to the product, and looks at the pixel just before it. */
  const walk = (side: Side | undefined, start: number, step: number, count: number): void => {
    if (side === undefined) return;
    for (let place = 0, index = start; place < count; place += 1, index += step) {
      if ((least[index] ?? 0) >= dark) continue;
      if (place >= DISTANCE) {
        const value = least[index - DISTANCE * step] ?? 0;
        side.count += 1;
        if (value >= dark && value < white) side.grey += 1;
      }
      return;
    }
  };
  for (let y = 0; y < height; y += STEP) {
    walk(sides[0], y * width, 1, width);
    walk(sides[1], y * width + width - 1, -1, width);
  }
  for (let x = 0; x < width; x += STEP) {
    walk(sides[2], x, width, height);
    walk(sides[3], (height - 1) * width + x, -width, height);
  }
  const shares = sides.filter(({ count }) => count > 0).map(({ count, grey }) => grey / count);
  return shares.length === 0 ? null : Math.min(...shares);
}
