import { createWorkspace, type Planes, type Workspace } from './planes.ts';
import { brightRuns, rootOf, type Runs } from './runs.ts';

/** Bright pixels that are connected with the frame; white that a product encloses is none. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly runs: Runs;
  /** 1 for each run that is ground. */
  readonly marked: Uint8Array;
}

type Brightness = Pick<Planes, 'width' | 'height' | 'least'>;

function markedBy(
  { width, height, least }: Brightness,
  threshold: number,
  starts: (run: number, runs: Runs) => boolean,
): Ground {
  const runs = brightRuns({ width, height, values: least }, threshold);
  const roots = new Uint8Array(runs.count);
  for (let run = 0; run < runs.count; run += 1) {
    const root = rootOf(runs, run);
    if (roots[root] === 0 && starts(run, runs)) roots[root] = 1;
  }
  const marked = new Uint8Array(runs.count);
  for (let run = 0; run < runs.count; run += 1) marked[run] = roots[rootOf(runs, run)] ?? 0;
  return { width, height, runs, marked };
}

/** Flood fill from the frame over pixels whose every channel is at the threshold or above. */
export function groundFromFrame(planes: Brightness, threshold: number): Ground {
  const { width, height } = planes;
  return markedBy(planes, threshold, (run, { starts, ends, rows }) => {
    const row = rows[run] ?? 0;
    return row === 0 || row === height - 1 || starts[run] === 0 || ends[run] === width;
  });
}

/** The same from the places `isGround` knows to be ground, for a piece cut out of a larger picture. */
export function groundFromPlaces(
  planes: Brightness,
  threshold: number,
  isGround: (x: number, y: number) => boolean,
): Ground {
  return markedBy(planes, threshold, (run, { starts, ends, rows }) => {
    for (let x = starts[run] ?? 0, end = ends[run] ?? 0, y = rows[run] ?? 0; x < end; x += 1) {
      if (isGround(x, y)) return true;
    }
    return false;
  });
}

/** One byte a pixel: 1 where ground is. */
export function groundMask(
  { width, height, runs, marked }: Ground,
  workspace: Workspace = createWorkspace(),
): Uint8Array {
  const mask = workspace.plane('mask', width * height).fill(0);
  for (let run = 0; run < runs.count; run += 1) {
    if (marked[run] !== 1) continue;
    const row = (runs.rows[run] ?? 0) * width;
    mask.fill(1, row + (runs.starts[run] ?? 0), row + (runs.ends[run] ?? 0));
  }
  return mask;
}
