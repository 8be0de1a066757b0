import type { PixelGrid } from '../../../model/decoded-image.ts';
import type { Background, EdgeShares, Rectangle } from '../../../model/image-measures.ts';
import { type FrameSide, frameIndexes, frameRuns, median } from './frame.ts';
import { type ImageLimits, limit } from './image-limits.ts';
import type { Planes } from './planes.ts';

export interface BackgroundMeasures {
  readonly whiteBorderShare: number;
  readonly exactWhiteBorderShare: number;
  readonly whiteCorners: number;
  readonly offWhiteCorners: number;
  readonly background: Background;
  readonly cornerColour: readonly [number, number, number];
  readonly offWhiteEdges: EdgeShares;
}

/** Limits of white and off-white as plain numbers, for the inner loops. */
interface Limits {
  readonly white: number;
  readonly exact: number;
  readonly offWhiteMin: number;
  readonly offWhiteSpread: number;
}

type CornerKind = 'white' | 'off-white' | 'other';

/** Brightest less darkest channel of a pixel. */
function spreadAt(rgb: Uint8Array, index: number): number {
  const [red, green, blue] = [rgb[index * 3] ?? 0, rgb[index * 3 + 1] ?? 0, rgb[index * 3 + 2] ?? 0];
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

function sideShares(
  { rgb }: PixelGrid,
  planes: Planes,
  side: FrameSide,
  limits: Limits,
): { readonly count: number; readonly white: number; readonly exact: number; readonly offWhite: number } {
  const { start, step, count } = frameIndexes(planes, side);
  let [white, exact, offWhite] = [0, 0, 0];
  for (let index = start, end = start + step * count; index < end; index += step) {
    const low = planes.least[index] ?? 0;
    if (low >= limits.exact) exact += 1;
    if (low >= limits.white) white += 1;
    else if (low >= limits.offWhiteMin && spreadAt(rgb, index) <= limits.offWhiteSpread) offWhite += 1;
  }
  return { count, white, exact, offWhite };
}

interface Corners {
  readonly kinds: readonly CornerKind[];
  readonly colour: readonly [number, number, number];
}

function cornersOf(grid: PixelGrid, planes: Planes, limits: Limits, shares: ImageLimits): Corners {
  const { width, height, rgb } = grid;
  const side = Math.max(1, Math.round(Math.min(width, height) * limit(shares, 'cornerSide')));
  const area = side * side;
  const channels = [0, 1, 2].map(() => new Uint8Array(4 * area));
  const kinds: CornerKind[] = [];
  for (const [corner, [left, top]] of [
    [0, 0],
    [width - side, 0],
    [0, height - side],
    [width - side, height - side],
  ].entries()) {
    let [white, offWhite] = [0, 0];
    for (let place = 0; place < area; place += 1) {
      const index = ((top ?? 0) + Math.floor(place / side)) * width + (left ?? 0) + (place % side);
      const low = planes.least[index] ?? 0;
      if (low >= limits.white) white += 1;
      else if (low >= limits.offWhiteMin && spreadAt(rgb, index) <= limits.offWhiteSpread) offWhite += 1;
      for (const [channel, values] of channels.entries()) values[corner * area + place] = rgb[index * 3 + channel] ?? 0;
    }
    if (white / area >= limit(shares, 'cornerWhiteShare')) kinds.push('white');
    else kinds.push(offWhite / area >= limit(shares, 'offWhiteShare') ? 'off-white' : 'other');
  }
  const [red = 0, green = 0, blue = 0] = channels.map(median);
  return { kinds, colour: [red, green, blue] };
}

interface FrameShares {
  readonly white: number;
  readonly exact: number;
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
export function measureBackground(grid: PixelGrid, planes: Planes, limits: ImageLimits): BackgroundMeasures {
  const numbers: Limits = {
    white: limit(limits, 'white'),
    exact: limit(limits, 'exact'),
    offWhiteMin: limit(limits, 'offWhiteMin'),
    offWhiteSpread: limit(limits, 'offWhiteSpread'),
  };
  const top = sideShares(grid, planes, 'top', numbers);
  const right = sideShares(grid, planes, 'right', numbers);
  const bottom = sideShares(grid, planes, 'bottom', numbers);
  const left = sideShares(grid, planes, 'left', numbers);
  const all = [top, right, bottom, left];
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const shares = {
    white: all.reduce((sum, { white }) => sum + white, 0) / total,
    exact: all.reduce((sum, { exact }) => sum + exact, 0) / total,
  };
  const { kinds, colour } = cornersOf(grid, planes, numbers, limits);
  const white = kinds.filter((kind) => kind === 'white').length;
  const offWhite = kinds.filter((kind) => kind === 'off-white').length;
  return {
    whiteBorderShare: shares.white,
    exactWhiteBorderShare: shares.exact,
    whiteCorners: white,
    offWhiteCorners: offWhite,
    background: verdict(shares, white, offWhite, limits),
    cornerColour: colour,
    offWhiteEdges: {
      left: left.offWhite / left.count,
      top: top.offWhite / top.count,
      right: right.offWhite / right.count,
      bottom: bottom.offWhite / bottom.count,
    },
  };
}

/** Runs of frame pixels below the white limit, in px of the grid. */
export function offendingFrame(planes: Planes, limits: ImageLimits): Rectangle[] {
  const white = limit(limits, 'white');
  return frameRuns(planes, (index) => (planes.least[index] ?? 0) < white);
}
