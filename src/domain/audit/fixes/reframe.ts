import type { Pixels } from '../../../model/pixels.ts';
import type { Rectangle } from '../../../model/image-measures.ts';
import type { Outcome } from './clean-ground.ts';
import { findGround, productPlace, reachesFrame } from './ground.ts';

/** A little more than the 85 % Amazon asks for, so that no reading of the same picture falls below it. */
const FILL = 0.88;
/** Amazon's own pictures are square; a picture that is too narrow is padded to this shape. */
const SQUARE = 1;

export interface ReframeOptions {
  /** Least value of every channel that counts as white. */
  readonly white: number;
  /** Share of a row below which it does not count for the box. */
  readonly sparse: number;
  /** Make it square; else it keeps its shape. */
  readonly square: boolean;
  /** Make the product fill the frame; else only the shape changes. */
  readonly fill: boolean;
  /** Sizes the longer side may not fall below when it does not lie below now, px. */
  readonly sides: readonly number[];
}

/** The part of a picture that a new frame shows, in px of the picture; it may reach beyond it, where it is padded. */
function frameAround(box: Rectangle, grid: Pixels, { fill, square }: ReframeOptions): Rectangle {
  const shape = square ? SQUARE : grid.width / grid.height;
  const least = fill
    ? Math.max(box.width / FILL, (box.height / FILL) * shape)
    : Math.max(grid.width, grid.height * shape);
  const width = Math.ceil(least);
  const height = Math.ceil(least / shape);
  return {
    left: Math.round(box.left + box.width / 2 - width / 2),
    top: Math.round(box.top + box.height / 2 - height / 2),
    width,
    height,
  };
}

function holds(frame: Rectangle, area: Rectangle): boolean {
  return (
    area.left >= frame.left &&
    area.top >= frame.top &&
    area.left + area.width <= frame.left + frame.width &&
    area.top + area.height <= frame.top + frame.height
  );
}

/** Cuts a picture to a frame; what the frame shows beyond the picture is white. */
function cut(grid: Pixels, frame: Rectangle): Pixels {
  const rgb = new Uint8Array(frame.width * frame.height * 3).fill(255);
  const from = Math.max(0, frame.left);
  const to = Math.min(grid.width, frame.left + frame.width);
  for (let y = Math.max(0, frame.top); y < Math.min(grid.height, frame.top + frame.height); y += 1) {
    const row = grid.rgb.subarray((y * grid.width + from) * 3, (y * grid.width + to) * 3);
    rgb.set(row, ((y - frame.top) * frame.width + from - frame.left) * 3);
  }
  return { width: frame.width, height: frame.height, rgb };
}

/**
 * Trims and pads the white around a product so that it fills the frame, or so that the picture becomes square. Nothing
 * of the product and its shadow is cut off, and nothing is ever enlarged.
 */
export function reframe(grid: Pixels, options: ReframeOptions): Outcome<Pixels> {
  const what = options.fill ? 'The white around it was not trimmed' : 'It was not padded';
  const ground = findGround(grid, options.white);
  if (reachesFrame(ground)) return { refused: `${what}: the product reaches the frame.` };
  const place = productPlace(ground, options.sparse);
  if (place === null) return { refused: `${what}: no product was found on the ground.` };
  const frame = frameAround(place.box, grid, options);
  if (!holds(frame, place.all)) {
    return { refused: `${what}: specks or a shadow beside the product would be cut off.` };
  }
  const [before, after] = [Math.max(grid.width, grid.height), Math.max(frame.width, frame.height)];
  const lost = options.sides.find((side) => before >= side && after < side);
  if (lost !== undefined) {
    return {
      refused: `${what}: only ${after} px would be left, below ${lost}, and enlarging adds no detail. Take the picture again, closer.`,
    };
  }
  return { done: cut(grid, frame) };
}
