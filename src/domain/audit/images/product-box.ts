import type { PixelGrid } from '../../../model/decoded-image.ts';
import type { Rectangle } from '../../../model/image-measures.ts';
import { type ImageLimits, limit } from './image-limits.ts';

/** The product as found on white ground, at one brightness limit. */
export interface ProductBox {
  /** Where it lies, px of the grid; null when nothing was found. */
  readonly area: Rectangle | null;
  /** Longer of width and height of the box, each as a share of the picture's. */
  readonly longSideShare: number;
  /** Box as a share of the picture's area. */
  readonly boxAreaShare: number;
  /** Product pixels as a share of all. */
  readonly foregroundShare: number;
  /** Share of each edge that the product covers. */
  readonly edges: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** The darkest channel of every pixel: a pixel is ground when even that is bright. */
export function darkestChannel(grid: PixelGrid): Uint8Array {
  const { rgb } = grid;
  const darkest = new Uint8Array(grid.width * grid.height);
  for (let index = 0, at = 0; index < darkest.length; index += 1, at += 3) {
    darkest[index] = Math.min(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
  }
  return darkest;
}

/** Marks (1) the ground: bright pixels reached from the frame over bright pixels, 4-connected. */
function floodGround(darkest: Uint8Array, width: number, height: number, threshold: number): Uint8Array {
  const ground = new Uint8Array(darkest.length);
  // Every pixel enters once, because it is marked on entering.
  const queue = new Int32Array(darkest.length);
  let [head, tail] = [0, 0];
  const enter = (index: number): void => {
    if (ground[index] === 0 && (darkest[index] ?? 0) >= threshold) {
      ground[index] = 1;
      queue[tail] = index;
      tail += 1;
    }
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
    if (index < darkest.length - width) enter(index + width);
  }
  return ground;
}

/** First line that holds enough product, and the length from it to the last one. */
function extent(counts: Uint32Array, least: number): { start: number; length: number } {
  let [first, last] = [-1, -1];
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index] ?? 0;
    if (count > 0 && count >= least) {
      if (first < 0) first = index;
      last = index;
    }
  }
  return first < 0 ? { start: 0, length: 0 } : { start: first, length: last - first + 1 };
}

/** The box around everything that is not ground at the threshold, sparse rows and columns left out (rule IMG-FILL). */
export function productBox(grid: PixelGrid, darkest: Uint8Array, threshold: number, limits: ImageLimits): ProductBox {
  const { width, height } = grid;
  const ground = floodGround(darkest, width, height, threshold);
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  let foreground = 0;
  const edges = { left: 0, top: 0, right: 0, bottom: 0 };
  for (let y = 0, index = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, index += 1) {
      if (ground[index] === 1) continue;
      foreground += 1;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
      if (x === 0) edges.left += 1;
      if (x === width - 1) edges.right += 1;
      if (y === 0) edges.top += 1;
      if (y === height - 1) edges.bottom += 1;
    }
  }
  const sparse = limit(limits, 'sparse');
  const { start: top, length: boxHeight } = extent(rows, sparse * width);
  const { start: left, length: boxWidth } = extent(columns, sparse * height);
  return {
    area: boxWidth === 0 || boxHeight === 0 ? null : { left, top, width: boxWidth, height: boxHeight },
    longSideShare: Math.max(boxWidth / width, boxHeight / height),
    boxAreaShare: (boxWidth * boxHeight) / (width * height),
    foregroundShare: foreground / (width * height),
    edges: {
      left: edges.left / height,
      right: edges.right / height,
      top: edges.top / width,
      bottom: edges.bottom / width,
    },
  };
}
