import type { Rectangle } from '../../../model/image-measures.ts';
import type { Planes } from './planes.ts';

/** Detail of a picture or a piece of it: how much neighbouring pixels differ. */
export interface Detail {
  /** Variance of the 4-neighbour Laplacian of the brightness over the pixels looked at. */
  readonly variance: number;
  /** How many pixels were looked at. */
  readonly count: number;
}

type Brightness = Pick<Planes, 'width' | 'height' | 'luma'>;

/** Size of the tiles detail is compared in, as a share of the long side. */
const TILE = 0.05;

interface Tiles {
  readonly side: number;
  readonly across: number;
  readonly energy: Float64Array;
  readonly counts: Uint32Array;
}

function tilesOf({ width, height }: Brightness): Tiles {
  const side = Math.max(1, Math.ceil(Math.max(width, height) * TILE));
  const across = Math.ceil(width / side);
  const count = across * Math.ceil(height / side);
  return { side, across, energy: new Float64Array(count), counts: new Uint32Array(count) };
}

/** Detail of the product, and the tiles it was found in. */
export interface TiledDetail extends Detail {
  /** The piece of the product with most detail, in px of the grid: three tiles wide, one high; null when none is mostly product. */
  readonly richest: Rectangle | null;
}

/** How much of the greatest detail a tile nearer to the top must have to be taken instead: the top is cheaper to decode. */
const NEARLY_RICHEST = 0.5;
/** Px of a side from which every second row is looked at. */
const LARGE = 250;
/** Share of a piece that must be product. */
const MOSTLY = 0.4;
const PIECE_TILES = 3;

function richestOf(
  { side, across, energy, counts }: Tiles,
  width: number,
  height: number,
  step: number,
): Rectangle | null {
  const down = across === 0 ? 0 : energy.length / across;
  const pieces: { readonly row: number; readonly column: number; readonly value: number }[] = [];
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column + Math.min(PIECE_TILES, across) <= across; column += 1) {
      let [sum, count] = [0, 0];
      for (let more = 0; more < Math.min(PIECE_TILES, across); more += 1) {
        sum += energy[row * across + column + more] ?? 0;
        count += counts[row * across + column + more] ?? 0;
      }
      if (count * step >= MOSTLY * side * side * PIECE_TILES) pieces.push({ row, column, value: sum / count });
    }
  }
  const most = Math.max(0, ...pieces.map(({ value }) => value));
  const chosen = pieces.find(({ value }) => value >= most * NEARLY_RICHEST);
  if (chosen === undefined) return null;
  const [left, top] = [chosen.column * side, chosen.row * side];
  return { left, top, width: Math.min(side * PIECE_TILES, width - left), height: Math.min(side, height - top) };
}

/**
 * How sharp the product is: the variance of the Laplacian over pixels that are not ground, because white ground would
 * dilute it. Without `ground` every pixel counts. Null when nothing was looked at.
 */
export function detailOf(planes: Brightness, ground: Uint8Array | null): TiledDetail | null {
  const { width, height, luma } = planes;
  const tiles = tilesOf(planes);
  const { side, across, energy, counts } = tiles;
  let [count, sum, squares] = [0, 0, 0];
  // Every second row of a large grid: the variance of half is that of all within a few per cent.
  const step = Math.min(width, height) >= LARGE ? 2 : 1;
  for (let y = 1; y < height - 1; y += step) {
    const tileRow = Math.floor(y / side) * across;
    for (let tile = 0; tile < across; tile += 1) {
      const start = y * width + Math.max(1, tile * side);
      const end = y * width + Math.min(width - 1, (tile + 1) * side);
      let [here, squaresHere] = [0, 0];
      for (let index = start; index < end; index += 1) {
        if (ground !== null && ground[index] === 1) continue;
        const value =
          (luma[index - 1] ?? 0) +
          (luma[index + 1] ?? 0) +
          (luma[index - width] ?? 0) +
          (luma[index + width] ?? 0) -
          4 * (luma[index] ?? 0);
        here += 1;
        sum += value;
        squaresHere += value * value;
      }
      count += here;
      squares += squaresHere;
      energy[tileRow + tile] = (energy[tileRow + tile] ?? 0) + squaresHere;
      counts[tileRow + tile] = (counts[tileRow + tile] ?? 0) + here;
    }
  }
  if (count === 0) return null;
  const mean = sum / count;
  return { variance: squares / count - mean * mean, count, richest: richestOf(tiles, width, height, step) };
}

/** The same over a piece at the picture's own size, where a pixel counts as product when it is darker than `white`. */
export function pieceDetail(planes: Pick<Planes, 'width' | 'height' | 'luma' | 'least'>, white: number): Detail | null {
  const { least } = planes;
  const ground = new Uint8Array(least.length);
  // A plain loop takes a tenth of the time of a call for each pixel.
  for (let index = 0; index < least.length; index += 1) if ((least[index] ?? 0) >= white) ground[index] = 1;
  return detailOf(planes, ground);
}
