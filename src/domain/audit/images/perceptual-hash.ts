import type { Rectangle } from '../../../model/image-measures.ts';
import type { Planes } from './planes.ts';

type Brightness = Pick<Planes, 'width' | 'height' | 'luma'>;

const SIDE = 32;
const LOW = 8;
const BITS = LOW * LOW;

/** Cosines of the eight lowest frequencies over 32 samples (DCT-II). */
const COSINES = Float64Array.from({ length: LOW * SIDE }, (_, index) => {
  const [frequency, sample] = [Math.floor(index / SIDE), index % SIDE];
  return Math.cos((Math.PI * frequency * (2 * sample + 1)) / (2 * SIDE));
});

/** First px of each of 32 cells along a side; a side shorter than 32 px repeats its px. */
function cellStarts(from: number, length: number): number[] {
  return Array.from({ length: SIDE + 1 }, (_, cell) => Math.round(from) + Math.floor((cell * length) / SIDE));
}

/** Brightness of what lies beyond the picture. */
const WHITE = 255;

/** Mean brightness of 32 x 32 cells of a rectangle, which may reach beyond the picture: there it is white. */
function cells({ width, height, luma }: Brightness, area: Rectangle): Float64Array {
  const means = new Float64Array(SIDE * SIDE).fill(WHITE);
  // In cells of eight px and more every second pixel of every second row gives the same mean.
  const step = Math.min(area.width, area.height) >= 8 * SIDE ? 2 : 1;
  const [xs, ys] = [cellStarts(area.left, area.width), cellStarts(area.top, area.height)];
  for (let row = 0; row < SIDE; row += 1) {
    const top = ys[row] ?? 0;
    const bottom = Math.max(top + 1, ys[row + 1] ?? 0);
    for (let column = 0; column < SIDE; column += 1) {
      const left = xs[column] ?? 0;
      const right = Math.max(left + 1, xs[column + 1] ?? 0);
      const [from, to] = [Math.max(0, left), Math.min(width, right)];
      let [sum, count] = [0, 0];
      for (let y = Math.max(0, top); y < Math.min(height, bottom); y += step) {
        for (let index = y * width + from, end = y * width + to; index < end; index += step) {
          sum += luma[index] ?? 0;
          count += 1;
        }
      }
      if (count === 0) continue;
      const within = ((to - from) * (Math.min(height, bottom) - Math.max(0, top))) / ((right - left) * (bottom - top));
      means[row * SIDE + column] = (sum / count) * within + WHITE * (1 - within);
    }
  }
  return means;
}

/** Share of its sides by which a product's box is grown before it is hashed, so that the outline counts. */
const MARGIN = 0.1;

/** The hash of a product's box with some of the white around it: a box that the product fills has nothing but grain in it. */
export function boxHash(planes: Brightness, { left, top, width, height }: Rectangle): string {
  const [across, down] = [width * MARGIN, height * MARGIN];
  return perceptualHash(planes, {
    left: left - across,
    top: top - down,
    width: width + 2 * across,
    height: height + 2 * down,
  });
}

/** The 8 x 8 lowest frequencies. */
function lowFrequencies(means: Float64Array): Float64Array {
  const rows = new Float64Array(SIDE * LOW);
  for (let y = 0; y < SIDE; y += 1) {
    for (let u = 0; u < LOW; u += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += (means[y * SIDE + x] ?? 0) * (COSINES[u * SIDE + x] ?? 0);
      rows[y * LOW + u] = sum;
    }
  }
  const low = new Float64Array(BITS);
  for (let v = 0; v < LOW; v += 1) {
    for (let u = 0; u < LOW; u += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) sum += (rows[y * LOW + u] ?? 0) * (COSINES[v * SIDE + y] ?? 0);
      low[v * LOW + u] = sum;
    }
  }
  return low;
}

/**
 * Perceptual hash (pHash) of a rectangle of the picture: 64 bits as 16 hexadecimal digits, a bit for each of the 8 x 8
 * lowest frequencies of 32 x 32 means that is above their median. Blind to colour and to small parts.
 */
export function perceptualHash(planes: Brightness, area: Rectangle): string {
  const low = lowFrequencies(cells(planes, area));
  // The first frequency is the mean brightness, far above all others: it says nothing.
  const sorted = low.subarray(1).toSorted();
  const median = sorted[sorted.length >> 1] ?? 0;
  let hash = '';
  for (let start = 0; start < BITS; start += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((low[start + bit] ?? 0) > median ? 1 : 0);
    hash += digit.toString(16);
  }
  return hash;
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/** In how many of 64 bits two hashes differ. */
export function hashDistance(left: string, right: string): number {
  const half = (hash: string, start: number): number => Number.parseInt(hash.slice(start, start + 8), 16);
  return bitCount(half(left, 0) ^ half(right, 0)) + bitCount(half(left, 8) ^ half(right, 8));
}
