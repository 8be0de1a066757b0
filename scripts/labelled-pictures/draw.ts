/** Draws products on grounds, the same bytes each time: shapes as signed distances, textures by a hash of the place. */
export type Colour = readonly [number, number, number];

/** Distance in px to the outline of a product whose half long side is `half`, negative inside; x and y from its middle. */
export type Shape = (x: number, y: number, half: number) => number;

export interface Product {
  readonly name: string;
  readonly shape: Shape;
  readonly colour: Colour;
  /** Strength of the grain, 0-255. */
  readonly grain: number;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A number 0-1 that belongs to a place. */
function noise(x: number, y: number, seed: number): number {
  let hash = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 974_711);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** Distance to a rectangle of half width `w` and half height `h`. */
export const box = (x: number, y: number, w: number, h: number): number => {
  const [dx, dy] = [Math.abs(x) - w, Math.abs(y) - h];
  return Math.min(Math.max(dx, dy), 0) + Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
};
/** Distance to a disc. */
export const disc = (x: number, y: number, r: number): number => Math.hypot(x, y) - r;
const capsule = (x: number, y: number, length: number, r: number): number =>
  Math.hypot(Math.max(0, Math.abs(x) - length), y) - r;

/** A grainy ball. */
export const BALL: Product = { name: 'ball', shape: (x, y, h) => disc(x, y, h), colour: [190, 80, 50], grain: 40 };

/** Twelve products of many shapes: round, long, thin, with holes, in parts, pale, dark, plain. */
export const PRODUCTS: readonly Product[] = [
  BALL,
  {
    name: 'bottle',
    shape: (x, y, h) => Math.min(box(x, y - h * 0.2, h * 0.3, h * 0.8), box(x, y + h * 0.8, h * 0.12, h * 0.2)),
    colour: [40, 110, 70],
    grain: 30,
  },
  { name: 'ring', shape: (x, y, h) => Math.abs(disc(x, y, h * 0.82)) - h * 0.18, colour: [200, 160, 40], grain: 35 },
  {
    name: 'shirt',
    shape: (x, y, h) => Math.min(box(x, y, h * 0.55, h * 0.9), box(x, y + h * 0.6, h, h * 0.28)),
    colour: [60, 80, 160],
    grain: 25,
  },
  { name: 'carton', shape: (x, y, h) => box(x, y, h, h * 0.7), colour: [170, 130, 90], grain: 35 },
  {
    name: 'rod',
    shape: (x, y, h) => capsule((x + y) / Math.SQRT2, (x - y) / Math.SQRT2, h * 1.3, h * 0.06),
    colour: [90, 90, 100],
    grain: 40,
  },
  {
    name: 'cable',
    shape: (x, y, h) => Math.max(Math.abs(y - h * 0.4 * Math.sin((x * 7) / h)) * 0.4 - h * 0.03, Math.abs(x) - h),
    colour: [150, 40, 90],
    grain: 40,
  },
  {
    name: 'mug',
    shape: (x, y, h) =>
      Math.min(box(x + h * 0.3, y, h * 0.7, h * 0.9), Math.abs(disc(x - h * 0.5, y, h * 0.4)) - h * 0.1),
    colour: [70, 140, 180],
    grain: 30,
  },
  { name: 'vase', shape: (x, y, h) => Math.hypot(x * 1.8, y) - h, colour: [226, 222, 214], grain: 24 },
  { name: 'slab', shape: (x, y, h) => box(x, y, h * 0.5, h), colour: [34, 34, 36], grain: 20 },
  {
    name: 'beads',
    shape: (x, y, h) => {
      const step = h / 3;
      return Math.max(disc(x - Math.round(x / step) * step, y, h * 0.15), Math.abs(x) - h);
    },
    colour: [180, 60, 140],
    grain: 40,
  },
  { name: 'plain', shape: (x, y, h) => disc(x, y, h), colour: [90, 150, 120], grain: 6 },
];

export interface Scene {
  readonly side: number;
  readonly product: Product;
  /** Long side of the product as a share of the picture. */
  readonly fill: number;
  /** Where its middle lies, as shares; default the middle. */
  readonly at?: readonly [number, number];
  readonly ground?: (x: number, y: number) => Colour;
  /** Depth of a soft shadow below the product, 0-255; 0 or left out for none. */
  readonly shadow?: number;
  /** Light fringe round the product: width in px. */
  readonly fringe?: number;
  readonly colour?: Colour;
  /** Products drawn side by side instead of one. */
  readonly twice?: boolean;
  /** Chooses the grain; default 1. */
  readonly seed?: number;
}

const WHITE: Colour = [255, 255, 255];

/** Draws a scene. */
export function drawScene(scene: Scene): Pixels {
  const { side, product, fill, at = [0.5, 0.5], ground = () => WHITE, shadow = 0, fringe = 0, twice = false } = scene;
  const { seed = 1 } = scene;
  const [red, green, blue] = scene.colour ?? product.colour;
  const half = (fill * side) / 2 / (twice ? 2.2 : 1);
  const [cx, cy] = [at[0] * side, at[1] * side];
  const rgb = new Uint8Array(side * side * 3);
  for (let y = 0, to = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1, to += 3) {
      const [px, py] = [x + 0.5 - cx, y + 0.5 - cy];
      // Far from the product no shape needs to be asked.
      const far = Math.abs(px) > half * 2.3 + fringe + 2 || Math.abs(py) > half + fringe + 2;
      const distance = far
        ? Infinity
        : twice
          ? Math.min(product.shape(px - half * 1.2, py, half), product.shape(px + half * 1.2, py, half))
          : product.shape(px, py, half);
      const cover = Math.min(1, Math.max(0, 0.5 - distance));
      let [r, g, b] = ground(x, y);
      if (shadow > 0 && cover < 1) {
        const depth = Math.max(0, 1 - Math.hypot((px - half * 0.1) / (half * 0.95), (py - half * 0.75) / (half * 0.3)));
        [r, g, b] = [r - shadow * depth, g - shadow * depth, b - shadow * depth];
      }
      if (fringe > 0 && distance > 0 && distance < fringe) [r, g, b] = [228, 228, 228];
      if (cover > 0) {
        const light = 1 - 0.25 * ((px + py) / half);
        const grain =
          (noise(x, y, seed) - 0.5) * product.grain + (noise(x >> 3, y >> 3, seed + 1) - 0.5) * product.grain;
        r = r * (1 - cover) + Math.min(242, Math.max(0, red * light + grain)) * cover;
        g = g * (1 - cover) + Math.min(242, Math.max(0, green * light + grain)) * cover;
        b = b * (1 - cover) + Math.min(242, Math.max(0, blue * light + grain)) * cover;
      }
      rgb[to] = r;
      rgb[to + 1] = g;
      rgb[to + 2] = b;
    }
  }
  return { width: side, height: side, rgb };
}

/** Fills a rectangle of a picture, in place. */
export function paint(
  { width, height, rgb }: Pixels,
  left: number,
  top: number,
  w: number,
  h: number,
  colour: Colour,
): void {
  for (let y = Math.max(0, top); y < Math.min(height, top + h); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(width, left + w); x += 1) rgb.set(colour, (y * width + x) * 3);
  }
}

/** Letters of five by seven squares. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  I: [14, 4, 4, 4, 4, 4, 14],
  L: [16, 16, 16, 16, 16, 16, 31],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
};

/** Writes a line of capitals into a picture, in place; `height` of the letters in px. */
export function write(pixels: Pixels, text: string, left: number, top: number, height: number, colour: Colour): void {
  const unit = height / 7;
  for (const [place, letter] of [...text].entries()) {
    for (const [row, bits] of (LETTERS[letter] ?? []).entries()) {
      for (let column = 0; column < 5; column += 1) {
        if ((bits & (16 >> column)) === 0) continue;
        const x = Math.round(left + (place * 6 + column) * unit);
        const y = Math.round(top + row * unit);
        paint(
          pixels,
          x,
          y,
          Math.round(left + (place * 6 + column + 1) * unit) - x,
          Math.round(top + (row + 1) * unit) - y,
          colour,
        );
      }
    }
  }
}
