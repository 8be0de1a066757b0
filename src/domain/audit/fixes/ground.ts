import type { Pixels } from '../../../model/pixels.ts';
import type { Rectangle } from '../../../model/image-measures.ts';
import { type Ground as FoundGround, groundFromFrame, groundMask } from '../images/ground.ts';
import { planesOf } from '../images/planes.ts';
import { productBox } from '../images/product-box.ts';

/** More of the frame than this that is not ground: the product reaches it, or something else does. */
const MOST_COVERED = 0.002;

/** The ground of a picture at one brightness limit: bright pixels that hang together with the frame. */
export interface Ground extends FoundGround {
  /** 1 for ground, 0 for everything else, row by row. */
  readonly mask: Uint8Array;
  /** How many pixels are ground. */
  readonly count: number;
}

/** Finds the ground as the audit does, so that what is mended is what was measured. */
export function findGround(grid: Pixels, limit: number): Ground {
  const found = groundFromFrame(planesOf(grid), limit);
  const mask = groundMask(found);
  return { ...found, mask, count: mask.reduce((sum, isGround) => sum + isGround, 0) };
}

/** Share of the one-pixel frame that is not ground. */
function coveredFrame({ width, height, mask }: Ground): number {
  let [covered, all] = [0, 0];
  const look = (index: number): void => {
    all += 1;
    if (mask[index] === 0) covered += 1;
  };
  for (let x = 0; x < width; x += 1) {
    look(x);
    if (height > 1) look((height - 1) * width + x);
  }
  for (let y = 1; y < height - 1; y += 1) {
    look(y * width);
    if (width > 1) look(y * width + width - 1);
  }
  return covered / all;
}

/** True when something that is not ground reaches the frame. */
export function reachesFrame(ground: Ground): boolean {
  return coveredFrame(ground) > MOST_COVERED;
}

/** Where the product lies: the box that counts, and the box of every last pixel that is not ground. */
export interface ProductPlace {
  /** Rows and columns with hardly anything in them left out, as the fill is measured. */
  readonly box: Rectangle;
  /** Everything: what may not be cut off. */
  readonly all: Rectangle;
}

/** Finds the product on its ground. @param sparse share of a row or column below which it does not count. Null when there is none. */
export function productPlace(ground: Ground, sparse: number): ProductPlace | null {
  const [{ box }, { box: all }] = [productBox(ground, sparse), productBox(ground, 0)];
  return box === null || all === null ? null : { box, all };
}
