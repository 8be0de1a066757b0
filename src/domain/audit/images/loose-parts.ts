import type { Rectangle } from '../../../model/image-measures.ts';
import { type ImageLimits, limit } from './image-limits.ts';
import { groundAround, type Part } from './parts.ts';
import { boxHash, hashDistance } from './perceptual-hash.ts';
import type { Planes } from './planes.ts';

/** True when the middle of the box lies in the outer third both across and down. */
function inCorner({ left, top, width, height }: Rectangle, size: Pick<Planes, 'width' | 'height'>): boolean {
  const outer = (middle: number, side: number): boolean => middle < side / 3 || middle > (side * 2) / 3;
  return outer(left + width / 2, size.width) && outer(top + height / 2, size.height);
}

/**
 * Parts in a corner, apart from the biggest one, of one flat colour: a badge or a colour block, or a loose accessory of
 * the product, which looks the same (limits: rule IMG-BADGE).
 */
export function badgesOf(parts: readonly Part[], ground: Uint8Array, planes: Planes, limits: ImageLimits): Rectangle[] {
  const size = planes.width * planes.height;
  const biggest = Math.max(0, ...parts.map(({ area }) => area));
  return parts
    .filter(
      ({ area }) =>
        area < biggest && area >= limit(limits, 'minArea') * size && area <= limit(limits, 'maxArea') * size,
    )
    .filter(({ box, deviation }) => deviation < limit(limits, 'deviation') && inCorner(box, planes))
    .filter(({ box }) => groundAround(box, ground, planes, 2) >= limit(limits, 'groundShare'))
    .map(({ box }) => box);
}

function near(one: number, other: number, tolerance: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(one, other);
}

/**
 * How many large parts look like the one that has most like it: a pack of several, or the product shown more than once;
 * pixels cannot tell which. 0 when no two are alike (limits: rule IMG-MULTIVIEW).
 */
export function similarParts(parts: readonly Part[], planes: Planes, limits: ImageLimits): number {
  const size = planes.width * planes.height;
  const tolerance = limit(limits, 'tolerance');
  const large = parts.filter(({ area }) => area >= limit(limits, 'minArea') * size);
  if (large.length < 2) return 0;
  const hashed = large.map((part) => ({ ...part, hash: boxHash(planes, part.box) }));
  const alike = hashed.map(
    (one) =>
      hashed.filter(
        (other) =>
          near(one.area, other.area, tolerance) &&
          near(one.box.width, other.box.width, tolerance) &&
          near(one.box.height, other.box.height, tolerance) &&
          hashDistance(one.hash, other.hash) <= limit(limits, 'distance'),
      ).length,
  );
  const most = Math.max(...alike);
  return most < 2 ? 0 : most;
}
