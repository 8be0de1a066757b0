import { box, type Colour, disc, paint, type Pixels, type Product } from './draw.ts';

const capped = (x: number, y: number, half: number, distance: number): number =>
  Math.max(distance, Math.abs(x) - half, Math.abs(y) - half);

/** Ten products none of which is in the tuned set. */
export const HELD_OUT_PRODUCTS: readonly Product[] = [
  {
    name: 'star',
    shape: (x, y, h) => Math.hypot(x, y) - h * (0.72 + 0.28 * Math.cos(5 * Math.atan2(x, -y))),
    colour: [210, 120, 30],
    grain: 32,
  },
  {
    name: 'fork',
    shape: (x, y, h) =>
      Math.min(
        box(x, y - h * 0.35, h * 0.07, h * 0.65),
        box(x, y + h * 0.35, h * 0.3, h * 0.06),
        ...[-0.24, 0, 0.24].map((place) => box(x - place * h, y + h * 0.68, h * 0.05, h * 0.32)),
      ),
    colour: [120, 124, 130],
    grain: 28,
  },
  {
    name: 'window',
    shape: (x, y, h) => Math.abs(box(x, y, h * 0.7, h * 0.9)) - h * 0.1,
    colour: [96, 60, 36],
    grain: 38,
  },
  {
    name: 'cross',
    shape: (x, y, h) => Math.min(box(x, y, h, h * 0.3), box(x, y, h * 0.3, h)),
    colour: [30, 130, 150],
    grain: 26,
  },
  {
    name: 'crescent',
    shape: (x, y, h) => Math.max(disc(x, y, h), -disc(x - h * 0.5, y, h * 0.8)),
    colour: [220, 190, 60],
    grain: 30,
  },
  {
    name: 'hexagon',
    shape: (x, y, h) => Math.max(Math.abs(x) * 0.5 + Math.abs(y) * 0.866, Math.abs(x)) - h * 0.86,
    colour: [110, 60, 140],
    grain: 34,
  },
  {
    name: 'lamp',
    shape: (x, y, h) =>
      Math.min(
        Math.max((Math.abs(x) - h * 0.5 - (y + h * 0.5) * 0.5) * 0.9, Math.abs(y + h * 0.5) - h * 0.5),
        box(x, y - h * 0.45, h * 0.06, h * 0.47),
        box(x, y - h * 0.94, h * 0.4, h * 0.06),
      ),
    colour: [180, 70, 60],
    grain: 24,
  },
  {
    name: 'wave',
    shape: (x, y, h) => capped(x, y, h, Math.abs(x - h * 0.3 * Math.sin((y * 5) / h)) * 0.6 - h * 0.12),
    colour: [50, 90, 50],
    grain: 36,
  },
  { name: 'pillow', shape: (x, y, h) => box(x, y, h * 0.75, h * 0.4) - h * 0.25, colour: [228, 224, 226], grain: 20 },
  { name: 'case', shape: (x, y, h) => box(x, y, h * 0.92, h * 0.45) - h * 0.08, colour: [46, 50, 66], grain: 10 },
];

/** Letters as strokes on a field of four by six: drawn thin and smooth, unlike the squares of the tuned set. */
const STROKES: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
  H: [
    [0, 0, 0, 6],
    [4, 0, 4, 6],
    [0, 3, 4, 3],
  ],
  K: [
    [0, 0, 0, 6],
    [4, 0, 0, 3],
    [1, 2.5, 4, 6],
  ],
  M: [
    [0, 0, 0, 6],
    [0, 0, 2, 3],
    [2, 3, 4, 0],
    [4, 0, 4, 6],
  ],
  P: [
    [0, 0, 0, 6],
    [0, 0, 4, 0],
    [4, 0, 4, 3],
    [4, 3, 0, 3],
  ],
  U: [
    [0, 0, 0, 6],
    [0, 6, 4, 6],
    [4, 6, 4, 0],
  ],
  V: [
    [0, 0, 2, 6],
    [2, 6, 4, 0],
  ],
  W: [
    [0, 0, 1, 6],
    [1, 6, 2, 2],
    [2, 2, 3, 6],
    [3, 6, 4, 0],
  ],
  X: [
    [0, 0, 4, 6],
    [4, 0, 0, 6],
  ],
  Z: [
    [0, 0, 4, 0],
    [4, 0, 0, 6],
    [0, 6, 4, 6],
  ],
  '2': [
    [0, 0, 4, 0],
    [4, 0, 4, 3],
    [4, 3, 0, 3],
    [0, 3, 0, 6],
    [0, 6, 4, 6],
  ],
  '7': [
    [0, 0, 4, 0],
    [4, 0, 1, 6],
  ],
};

function toStroke(x: number, y: number, [x0, y0, x1, y1]: readonly [number, number, number, number]): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

/** Writes a line with strokes a ninth of their height wide, in place; `height` of the letters in px. */
export function strokeText(
  pixels: Pixels,
  text: string,
  left: number,
  top: number,
  height: number,
  colour: Colour,
): void {
  const unit = height / 6;
  for (const [place, letter] of [...text].entries()) {
    const x0 = left + place * unit * 5.6;
    for (let y = Math.floor(top - unit); y < top + height + unit; y += 1) {
      for (let x = Math.floor(x0 - unit); x < x0 + unit * 5; x += 1) {
        const near = Math.min(
          Infinity,
          ...(STROKES[letter] ?? []).map((stroke) => toStroke((x + 0.5 - x0) / unit, (y + 0.5 - top) / unit, stroke)),
        );
        blend(pixels, x, y, Math.min(1, Math.max(0, 0.5 + height / 18 - near * unit)), colour);
      }
    }
  }
}

function blend({ width, height, rgb }: Pixels, x: number, y: number, cover: number, colour: Colour): void {
  if (cover <= 0 || x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (y * width + x) * 3;
  for (const [channel, value] of colour.entries()) {
    rgb[at + channel] = (rgb[at + channel] ?? 0) * (1 - cover) + value * cover;
  }
}

/** A round badge, in place. */
export function roundBadge(pixels: Pixels, cx: number, cy: number, radius: number, colour: Colour): void {
  for (let y = Math.floor(cy - radius - 1); y <= cy + radius + 1; y += 1) {
    for (let x = Math.floor(cx - radius - 1); x <= cx + radius + 1; x += 1) {
      blend(pixels, x, y, Math.min(1, Math.max(0, 0.5 - disc(x + 0.5 - cx, y + 0.5 - cy, radius))), colour);
    }
  }
}

/** A frame along the picture's edges, in place. */
export function frame(pixels: Pixels, width: number, colour: Colour): void {
  const { width: side } = pixels;
  paint(pixels, 0, 0, side, width, colour);
  paint(pixels, 0, side - width, side, width, colour);
  paint(pixels, 0, 0, width, side, colour);
  paint(pixels, side - width, 0, width, side, colour);
}
