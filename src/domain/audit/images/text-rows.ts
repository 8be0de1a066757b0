import type { Rectangle } from '../../../model/image-measures.ts';
import { type ImageLimits, limit } from './image-limits.ts';
import { groundAround, type Part, partsOf } from './parts.ts';
import type { Planes } from './planes.ts';

/** Most glyph-like parts looked at: a page of print holds fewer, noise more. */
const MOST_GLYPHS = 4000;

/** Parts the size of letters that stand on the white ground. `longSide` is the whole picture's, at the scale of the planes. */
function glyphs(planes: Planes, ground: Uint8Array, longSide: number, limits: ImageLimits): Part[] {
  const [lowest, highest] = [limit(limits, 'minHeight') * longSide, limit(limits, 'maxHeight') * longSide];
  const widest = limit(limits, 'maxWidth') * longSide;
  return partsOf(planes, limit(limits, 'dark'), limit(limits, 'minArea'))
    .filter(({ box }) => box.height >= lowest && box.height <= highest && box.width <= widest)
    .filter(({ box }) => groundAround(box, ground, planes, limit(limits, 'ring')) >= limit(limits, 'groundShare'));
}

function follows(last: Rectangle, next: Rectangle, limits: ImageLimits): boolean {
  const gap = next.left - (last.left + last.width);
  if (gap > limit(limits, 'gap') * Math.max(last.height, next.height)) return false;
  const overlap = Math.min(last.top + last.height, next.top + next.height) - Math.max(last.top, next.top);
  return overlap >= limit(limits, 'overlap') * Math.min(last.height, next.height);
}

function around(boxes: readonly Rectangle[]): Rectangle {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  };
}

/**
 * Rows of letters on the white ground: five or more glyph-like parts beside each other (limits: rule IMG-TEXT). Reads
 * no letters, and finds no text on the product, on coloured panels, or in light colours. Rectangles in px of the planes.
 */
export function textRows(planes: Planes, ground: Uint8Array, longSide: number, limits: ImageLimits): Rectangle[] {
  const open = glyphs(planes, ground, longSide, limits)
    .slice(0, MOST_GLYPHS)
    .map(({ box }) => box)
    .sort((one, other) => one.left - other.left || one.top - other.top);
  const taken = new Set<Rectangle>();
  const rows: Rectangle[] = [];
  for (const [index, first] of open.entries()) {
    if (taken.has(first)) continue;
    const row = [first];
    let last = first;
    for (const next of open.slice(index + 1)) {
      // A gap is at most a multiple of the greatest letter's height: nothing further right can follow.
      if (next.left - (last.left + last.width) > limit(limits, 'gap') * limit(limits, 'maxHeight') * longSide) break;
      if (taken.has(next) || !follows(last, next, limits)) continue;
      row.push(next);
      last = next;
    }
    if (row.length < limit(limits, 'glyphs')) continue;
    for (const box of row) taken.add(box);
    rows.push(around(row));
  }
  return rows.sort((one, other) => one.top - other.top || one.left - other.left);
}

/**
 * The area to look at in more detail for text: around small detached parts that may be letters, or words run together
 * by shrinking. Null when too few are there to make a row.
 */
export function textCandidates(
  parts: readonly Part[],
  ground: Uint8Array,
  planes: Planes,
  limits: ImageLimits,
): Rectangle | null {
  const longSide = Math.max(planes.width, planes.height);
  // Shrinking blurs a letter by about a pixel on each side.
  const [lowest, highest] = [limit(limits, 'minHeight') * longSide - 2, limit(limits, 'maxHeight') * longSide + 2];
  const small = parts.filter(
    ({ box }) =>
      box.height >= Math.max(2, lowest) && box.height <= highest && groundAround(box, ground, planes, 2) >= 0.5,
  );
  // A row has five letters: as five parts, or as fewer and wider ones.
  const letters = small.reduce((sum, { box }) => sum + Math.max(1, box.width / box.height), 0);
  if (letters < limit(limits, 'glyphs') - 1) return null;
  return around(small.map(({ box }) => box));
}
