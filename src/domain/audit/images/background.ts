import type { PixelGrid } from '../../../model/decoded-image.ts';
import { type ImageLimits, limit } from './image-limits.ts';

/** What the ground around the product is, judged by corners and frame. */
export type Background = 'white' | 'near-white' | 'white-product-at-frame' | 'off-white' | 'not-white';

export interface BackgroundMeasures {
  /** Share of frame pixels with every channel at the white limit (250) or above. */
  readonly whiteBorderShare: number;
  /** Share of frame pixels that are exactly 255, 255, 255. */
  readonly exactWhiteBorderShare: number;
  /** How many of the four corner squares are white, and how many off-white. */
  readonly whiteCorners: number;
  readonly offWhiteCorners: number;
  readonly background: Background;
  /** Median red, green, blue of the four corner squares. */
  readonly cornerColour: readonly [number, number, number];
}

interface Corner {
  readonly white: boolean;
  readonly offWhite: boolean;
}

interface FrameShares {
  readonly white: number;
  readonly exact: number;
}

function frameShares(grid: PixelGrid, limits: ImageLimits): FrameShares {
  const { width, height, rgb } = grid;
  const [whiteLimit, exactLimit] = [limit(limits, 'white'), limit(limits, 'exact')];
  let [white, exact, count] = [0, 0, 0];
  const look = (x: number, y: number): void => {
    const at = (y * width + x) * 3;
    const least = Math.min(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
    count += 1;
    if (least >= whiteLimit) white += 1;
    if (least >= exactLimit) exact += 1;
  };
  for (let x = 0; x < width; x += 1) {
    look(x, 0);
    if (height > 1) look(x, height - 1);
  }
  for (let y = 1; y < height - 1; y += 1) {
    look(0, y);
    if (width > 1) look(width - 1, y);
  }
  return { white: white / count, exact: exact / count };
}

function* cornerPixels(
  grid: PixelGrid,
  side: number,
  right: boolean,
  bottom: boolean,
): Generator<[number, number, number]> {
  const { width, height, rgb } = grid;
  for (let dy = 0; dy < side; dy += 1) {
    for (let dx = 0; dx < side; dx += 1) {
      const at = ((bottom ? height - 1 - dy : dy) * width + (right ? width - 1 - dx : dx)) * 3;
      yield [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    }
  }
}

function cornerOf(pixels: readonly (readonly [number, number, number])[], limits: ImageLimits): Corner {
  const whiteLimit = limit(limits, 'white');
  let [white, offWhite] = [0, 0];
  for (const pixel of pixels) {
    const [least, most] = [Math.min(...pixel), Math.max(...pixel)];
    if (least >= whiteLimit) white += 1;
    else if (least >= limit(limits, 'offWhiteMin') && most - least <= limit(limits, 'offWhiteSpread')) offWhite += 1;
  }
  return {
    white: white / pixels.length >= limit(limits, 'cornerWhiteShare'),
    offWhite: offWhite / pixels.length >= limit(limits, 'offWhiteShare'),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}

function verdict(shares: FrameShares, white: number, offWhite: number, limits: ImageLimits): Background {
  const many = white >= limit(limits, 'whiteCorners');
  if (many && shares.white >= limit(limits, 'frameShare')) {
    return shares.exact >= limit(limits, 'exactShare') ? 'white' : 'near-white';
  }
  const reaches = white >= limit(limits, 'reachCorners') && shares.white >= limit(limits, 'reachShare');
  if (many || reaches) return 'white-product-at-frame';
  return offWhite >= limit(limits, 'offWhiteCorners') ? 'off-white' : 'not-white';
}

/**
 * Judges the ground by four corner squares and the one-pixel frame. A frame share alone fails pictures whose product
 * reaches the frame; the corners settle it. Limits: rule IMG-BG-WHITE.
 */
export function measureBackground(grid: PixelGrid, limits: ImageLimits): BackgroundMeasures {
  const shares = frameShares(grid, limits);
  const side = Math.max(1, Math.round(Math.min(grid.width, grid.height) * limit(limits, 'cornerSide')));
  const corners = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ].map(([right, bottom]) => [...cornerPixels(grid, side, right === true, bottom === true)]);
  const judged = corners.map((pixels) => cornerOf(pixels, limits));
  const white = judged.filter((corner) => corner.white).length;
  const offWhite = judged.filter((corner) => corner.offWhite).length;
  const all = corners.flat();
  const channel = (index: 0 | 1 | 2): number => median(all.map((pixel) => pixel[index]));
  return {
    whiteBorderShare: shares.white,
    exactWhiteBorderShare: shares.exact,
    whiteCorners: white,
    offWhiteCorners: offWhite,
    background: verdict(shares, white, offWhite, limits),
    cornerColour: [channel(0), channel(1), channel(2)],
  };
}
