import type { PixelGrid } from '../../../model/decoded-image.ts';
import type { Rectangle } from '../../../model/image-measures.ts';
import { type ImageLimits, limit } from './image-limits.ts';
import type { Planes } from './planes.ts';

export type FrameSide = 'left' | 'top' | 'right' | 'bottom';

type Size = Pick<Planes, 'width' | 'height'>;

/** Where the pixels of one side of the one-pixel frame lie; `inset` px further in for a frame inside the picture. */
export function frameIndexes(
  { width, height }: Size,
  side: FrameSide,
  inset = 0,
): { readonly start: number; readonly step: number; readonly count: number } {
  const first = inset * width + inset;
  const [across, down] = [Math.max(1, width - 2 * inset), Math.max(1, height - 2 * inset)];
  if (side === 'top') return { start: first, step: 1, count: across };
  if (side === 'bottom') return { start: (height - 1 - inset) * width + inset, step: 1, count: across };
  if (side === 'left') return { start: first, step: width, count: down };
  return { start: inset * width + width - 1 - inset, step: width, count: down };
}

export const FRAME_SIDES: readonly FrameSide[] = ['top', 'right', 'bottom', 'left'];

/** Runs of frame pixels of which `offends` is true, as rectangles one px thick, side by side in a fixed order. */
export function frameRuns(size: Size, offends: (index: number) => boolean): Rectangle[] {
  const { width, height } = size;
  const found: Rectangle[] = [];
  for (const side of FRAME_SIDES) {
    const { start, step, count } = frameIndexes(size, side);
    for (let place = 0; place < count; place += 1) {
      if (!offends(start + place * step)) continue;
      const from = place;
      while (place + 1 < count && offends(start + (place + 1) * step)) place += 1;
      const length = place - from + 1;
      if (side === 'top' || side === 'bottom') {
        found.push({ left: from, top: side === 'top' ? 0 : height - 1, width: length, height: 1 });
      } else found.push({ left: side === 'left' ? 0 : width - 1, top: from, width: 1, height: length });
    }
  }
  return found;
}

/** The middle of some bytes (the upper one of two), by counting them. */
export function median(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  for (const [value, count] of counts.entries()) {
    seen += count;
    if (seen > values.length >> 1) return value;
  }
  return 0;
}

/** Indexes of the pixels of the frame, or of a frame further in. */
function frameOf(size: Size, inset = 0): Int32Array {
  const sides = FRAME_SIDES.map((side) => frameIndexes(size, side, inset));
  const all = new Int32Array(sides.reduce((sum, { count }) => sum + count, 0));
  let to = 0;
  for (const { start, step, count } of sides) {
    for (let place = 0; place < count; place += 1, to += 1) all[to] = start + place * step;
  }
  return all;
}

/**
 * Share of the frame that has one flat colour, not white, where white lies just inside it: a drawn border. 0 when the
 * frame is white or what lies inside is not (limits: rule IMG-BORDER). `whiteShare` of the frame is known
 * already; most frames are white, and no border then.
 */
export function borderShare(
  grid: PixelGrid,
  planes: Planes,
  limits: ImageLimits,
  { white, whiteShare }: { readonly white: number; readonly whiteShare: number },
): number {
  const { width, height, rgb } = grid;
  const inset = Math.max(2, Math.round(Math.min(width, height) * limit(limits, 'inset')));
  if (whiteShare > 0.5 || width <= 2 * inset + 1 || height <= 2 * inset + 1) return 0;
  const frame = frameOf(planes);
  const channel = (offset: number): Uint8Array => Uint8Array.from(frame, (index) => rgb[index * 3 + offset] ?? 0);
  const [reds, greens, blues] = [channel(0), channel(1), channel(2)];
  const [red, green, blue] = [median(reds), median(greens), median(blues)];
  if (Math.min(red, green, blue) >= white) return 0;
  const inner = frameOf(planes, inset);
  let whiteInside = 0;
  for (const index of inner) if ((planes.least[index] ?? 0) >= white) whiteInside += 1;
  if (whiteInside / inner.length < limit(limits, 'whiteInside')) return 0;
  const spread = limit(limits, 'spread');
  let flat = 0;
  for (let place = 0; place < frame.length; place += 1) {
    const near =
      Math.abs((reds[place] ?? 0) - red) <= spread &&
      Math.abs((greens[place] ?? 0) - green) <= spread &&
      Math.abs((blues[place] ?? 0) - blue) <= spread;
    if (near) flat += 1;
  }
  return flat / frame.length;
}
