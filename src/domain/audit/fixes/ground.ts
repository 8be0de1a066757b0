import type { Pixels } from '../../../model/pixels.ts';
import type { Rectangle } from '../../../model/image-measures.ts';

/** The ground of a picture at one brightness limit: bright pixels that hang together with the frame. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  /** 1 for ground, 0 for everything else, row by row. */
  readonly mask: Uint8Array;
  /** How many pixels are ground. */
  readonly count: number;
}

/** Finds the ground: pixels whose darkest channel reaches the limit, reached from the frame over such pixels (4-connected). */
export function findGround({ width, height, rgb }: Pixels, limit: number): Ground {
  const mask = new Uint8Array(width * height);
  // A pixel enters once, because it is marked on entering.
  const queue = new Uint32Array(mask.length);
  let [head, tail] = [0, 0];
  const enter = (index: number): void => {
    const at = index * 3;
    if (mask[index] === 1) return;
    if ((rgb[at] ?? 0) < limit || (rgb[at + 1] ?? 0) < limit || (rgb[at + 2] ?? 0) < limit) return;
    mask[index] = 1;
    queue[tail] = index;
    tail += 1;
  };
  for (let x = 0; x < width; x += 1) {
    enter(x);
    enter((height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    enter(y * width);
    enter(y * width + width - 1);
  }
  while (head < tail) {
    const index = queue[head] ?? 0;
    head += 1;
    const x = index % width;
    if (x > 0) enter(index - 1);
    if (x < width - 1) enter(index + 1);
    if (index >= width) enter(index - width);
    if (index < mask.length - width) enter(index + width);
  }
  return { width, height, mask, count: tail };
}

/** Share of the one-pixel frame that is not ground. */
export function coveredFrame({ width, height, mask }: Ground): number {
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

/** Where the product lies: the box that counts, and the box of every last pixel that is not ground. */
export interface ProductPlace {
  /** Rows and columns with hardly anything in them left out, as the fill is measured. */
  readonly box: Rectangle;
  /** Everything: what may not be cut off. */
  readonly all: Rectangle;
}

function span(counts: Uint32Array, least: number): { start: number; length: number } | null {
  const start = counts.findIndex((count) => count > 0 && count >= least);
  if (start < 0) return null;
  const end = counts.findLastIndex((count) => count > 0 && count >= least);
  return { start, length: end - start + 1 };
}

/** Finds the product on its ground. @param sparse share of a row or column below which it does not count. Null when there is none. */
export function productPlace({ width, height, mask }: Ground, sparse: number): ProductPlace | null {
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  for (let y = 0, index = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, index += 1) {
      if (mask[index] === 1) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const place = (least: number): Rectangle | null => {
    const [across, down] = [span(columns, least * height), span(rows, least * width)];
    if (across === null || down === null) return null;
    return { left: across.start, top: down.start, width: across.length, height: down.length };
  };
  const [box, all] = [place(sparse), place(0)];
  return box === null || all === null ? null : { box, all };
}
