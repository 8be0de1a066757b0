import type { PixelGrid } from '../../../model/decoded-image.ts';
import type { ImageGeometry, Rectangle } from '../../../model/image-measures.ts';

/** One side of the frame: where its pixels lie, in order. */
interface Side {
  readonly length: number;
  at(step: number): readonly [x: number, y: number];
}

function sidesOf({ width, height }: PixelGrid): Side[] {
  return [
    { length: width, at: (step) => [step, 0] },
    { length: width, at: (step) => [step, height - 1] },
    { length: height, at: (step) => [0, step] },
    { length: height, at: (step) => [width - 1, step] },
  ];
}

/** Runs of frame pixels that are not white, one px thick. */
function frameRuns(grid: PixelGrid, white: number): Rectangle[] {
  const isWhite = (x: number, y: number): boolean => {
    const at = (y * grid.width + x) * 3;
    return Math.min(grid.rgb[at] ?? 0, grid.rgb[at + 1] ?? 0, grid.rgb[at + 2] ?? 0) >= white;
  };
  return sidesOf(grid).flatMap(({ length, at }) => {
    const runs: Rectangle[] = [];
    let start = -1;
    for (let step = 0; step <= length; step += 1) {
      const off = step < length && !isWhite(...at(step));
      if (off && start < 0) start = step;
      if (off || start < 0) continue;
      const [left, top] = at(start);
      const [right, bottom] = at(step - 1);
      runs.push({ left, top, width: right - left + 1, height: bottom - top + 1 });
      start = -1;
    }
    return runs;
  });
}

/** A rectangle of the decoded pixels in px of the full picture, never smaller than what it stands for. */
function enlarged(area: Rectangle, across: number, down: number): Rectangle {
  const [left, top] = [Math.floor(area.left * across), Math.floor(area.top * down)];
  const right = Math.ceil((area.left + area.width) * across);
  const bottom = Math.ceil((area.top + area.height) * down);
  return { left, top, width: right - left, height: bottom - top };
}

/**
 * Where the measures were taken, in px of the upright picture at its full size.
 * @param box of the product in px of the grid; null when the ground is not white.
 */
export function measureGeometry(
  grid: PixelGrid,
  full: { readonly width: number; readonly height: number },
  box: Rectangle | null,
  white: number,
): ImageGeometry {
  const [across, down] = [full.width / grid.width, full.height / grid.height];
  return {
    width: full.width,
    height: full.height,
    box: box === null ? null : enlarged(box, across, down),
    framePixels: frameRuns(grid, white).map((run) => enlarged(run, across, down)),
    textRows: [],
    badges: [],
  };
}
