import type { Rectangle } from '../../../model/image-measures.ts';
import type { Planes } from './planes.ts';
import { darkRuns, rootOf } from './runs.ts';

/** One connected part of what is darker than a limit, in px of the grid. */
export interface Part {
  readonly box: Rectangle;
  /** Pixels of the part itself, not of its box. */
  readonly area: number;
  /** Standard deviation of its brightness: near 0 for one flat colour. */
  readonly deviation: number;
}

interface Growing {
  left: number;
  right: number;
  readonly top: number;
  bottom: number;
  area: number;
  sum: number;
  squares: number;
}

/** The connected parts of everything darker than `limit` in some channel, those of at least `least` pixels, top to bottom. */
export function partsOf(planes: Planes, limit: number, leastArea: number): Part[] {
  const { width, height, least, luma } = planes;
  const runs = darkRuns({ width, height, values: least }, limit);
  const found = new Map<number, Growing>();
  for (let run = 0; run < runs.count; run += 1) {
    const root = rootOf(runs, run);
    const [start, end, row] = [runs.starts[run] ?? 0, runs.ends[run] ?? 0, runs.rows[run] ?? 0];
    let part = found.get(root);
    if (part === undefined) {
      part = { left: start, right: end, top: row, bottom: row, area: 0, sum: 0, squares: 0 };
      found.set(root, part);
    }
    part.left = Math.min(part.left, start);
    part.right = Math.max(part.right, end);
    part.bottom = row;
    part.area += end - start;
    for (let index = row * width + start, last = row * width + end; index < last; index += 1) {
      const value = luma[index] ?? 0;
      part.sum += value;
      part.squares += value * value;
    }
  }
  return [...found.values()]
    .filter(({ area }) => area >= leastArea)
    .map(({ left, right, top, bottom, area, sum, squares }) => ({
      box: { left, top, width: right - left, height: bottom - top + 1 },
      area,
      deviation: Math.sqrt(Math.max(0, squares / area - (sum / area) ** 2)),
    }));
}

/** Share of the ring around a part (its box grown by `grow` px) that is ground; what lies beyond the picture is left out. */
export function groundAround(
  { left, top, width: boxWidth, height: boxHeight }: Rectangle,
  ground: Uint8Array,
  size: { readonly width: number; readonly height: number },
  grow: number,
): number {
  const { width, height } = size;
  const [x0, y0] = [Math.max(0, left - grow), Math.max(0, top - grow)];
  const [x1, y1] = [Math.min(width, left + boxWidth + grow), Math.min(height, top + boxHeight + grow)];
  let [count, white] = [0, 0];
  for (let y = y0; y < y1; y += 1) {
    const within = y >= top && y < top + boxHeight;
    for (let x = x0; x < x1; x += 1) {
      if (within && x === left) x += boxWidth;
      if (x >= x1) break;
      count += 1;
      if (ground[y * width + x] === 1) white += 1;
    }
  }
  return count === 0 ? 0 : white / count;
}
