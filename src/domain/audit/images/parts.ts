import type { Rectangle } from '../../../model/image-measures.ts';
import type { Planes } from './planes.ts';
import { darkRuns, rootOf } from './runs.ts';

/** One connected part of what is darker than a limit, in px of the grid. */
export interface Part {
  readonly box: Rectangle;
  /** Pixels of the part itself, not of its box. */
  readonly area: number;
  /** Standard deviation of its brightness away from its outline: near 0 for one flat colour. */
  readonly deviation: number;
}

interface Growing {
  left: number;
  right: number;
  readonly top: number;
  bottom: number;
  area: number;
  inside: number;
  sum: number;
  squares: number;
}

/** Px along an outline that mix the part's colour with that of the ground. */
const OUTLINE = 2;

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
      part = { left: start, right: end, top: row, bottom: row, area: 0, inside: 0, sum: 0, squares: 0 };
      found.set(root, part);
    }
    part.left = Math.min(part.left, start);
    part.right = Math.max(part.right, end);
    part.bottom = row;
    part.area += end - start;
  }
  for (let run = 0; run < runs.count; run += 1) {
    const part = found.get(rootOf(runs, run));
    const row = runs.rows[run] ?? 0;
    if (part === undefined || row < part.top + OUTLINE || row > part.bottom - OUTLINE) continue;
    const [first, last] = [(runs.starts[run] ?? 0) + OUTLINE, (runs.ends[run] ?? 0) - OUTLINE];
    for (let index = row * width + first, end = row * width + last; index < end; index += 1) {
      const value = luma[index] ?? 0;
      part.inside += 1;
      part.sum += value;
      part.squares += value * value;
    }
  }
  return [...found.values()]
    .filter(({ area }) => area >= leastArea)
    .map(({ left, right, top, bottom, area, inside, sum, squares }) => ({
      box: { left, top, width: right - left, height: bottom - top + 1 },
      area,
      deviation: inside === 0 ? 0 : Math.sqrt(Math.max(0, squares / inside - (sum / inside) ** 2)),
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
