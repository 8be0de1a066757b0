import { wordsOf } from './planes.ts';

/** Horizontal runs of pixels on one side of a brightness limit, row by row; what touches is joined. */
export interface Runs {
  readonly count: number;
  /** First px of each run, and the px after its last, counted along its row. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly rows: Int32Array;
  /** A run of the same connected part; that of the first run leads to itself. */
  readonly parents: Int32Array;
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

class RunList {
  starts = new Int32Array(2048);
  ends = new Int32Array(2048);
  rows = new Int32Array(2048);
  count = 0;

  add(start: number, end: number, row: number): void {
    if (this.count === this.starts.length) {
      this.starts = this.grown(this.starts);
      this.ends = this.grown(this.ends);
      this.rows = this.grown(this.rows);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.rows[this.count] = row;
    this.count += 1;
  }

  private grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
    const larger = new Int32Array(old.length * 2);
    larger.set(old);
    return larger;
  }
}

/** The next px from `index` on that is below the limit, or `end`; white is passed over four px at a time. */
function endOfBright(values: Uint8Array, words: Uint32Array | null, index: number, end: number, limit: number): number {
  let at = index;
  while (at < end && (values[at] ?? 0) >= limit) {
    at += 1;
    if (words === null || (at & 3) !== 0) continue;
    while (at + 4 <= end && words[at >> 2] === 0xff_ff_ff_ff) at += 4;
  }
  return at;
}

function endOfDark(values: Uint8Array, index: number, end: number, limit: number): number {
  let at = index;
  while (at < end && (values[at] ?? 0) < limit) at += 1;
  return at;
}

function listRuns({ width, height, values }: Plane, limit: number, bright: boolean): RunList {
  const list = new RunList();
  const words = limit <= 255 ? wordsOf(values) : null;
  for (let y = 0, row = 0; y < height; y += 1, row += width) {
    const end = row + width;
    let index = row;
    while (index < end) {
      const start = bright ? endOfDark(values, index, end, limit) : endOfBright(values, words, index, end, limit);
      if (start === end) break;
      index = bright ? endOfBright(values, words, start, end, limit) : endOfDark(values, start, end, limit);
      list.add(start - row, index - row, y);
    }
  }
  return list;
}

/** The first run of the part that `run` belongs to. */
export function rootOf({ parents }: Pick<Runs, 'parents'>, run: number): number {
  let root = run;
  let parent = parents[root] ?? root;
  while (parent !== root) {
    // Halving the path keeps later look-ups short.
    const grandparent = parents[parent] ?? parent;
    parents[root] = grandparent;
    root = grandparent;
    parent = parents[root] ?? root;
  }
  return root;
}

/** Joins runs of neighbouring rows that touch; `reach` 1 lets corners touch too (8-connected), 0 does not (4-connected). */
function join(runs: Runs, reach: 0 | 1): void {
  const { starts, ends, rows, parents, count } = runs;
  let above = 0;
  for (let run = 0; run < count; run += 1) {
    const row = rows[run] ?? 0;
    const [start, end] = [(starts[run] ?? 0) - reach, (ends[run] ?? 0) + reach];
    while (above < run && ((rows[above] ?? 0) < row - 1 || ((rows[above] ?? 0) < row && (ends[above] ?? 0) <= start))) {
      above += 1;
    }
    for (let other = above; other < run && (rows[other] ?? 0) === row - 1 && (starts[other] ?? 0) < end; other += 1) {
      const [left, right] = [rootOf(runs, run), rootOf(runs, other)];
      if (left !== right) parents[Math.max(left, right)] = Math.min(left, right);
    }
  }
}

function joined(list: RunList, reach: 0 | 1): Runs {
  const parents = new Int32Array(list.count);
  for (let run = 0; run < list.count; run += 1) parents[run] = run;
  const runs = { count: list.count, starts: list.starts, ends: list.ends, rows: list.rows, parents };
  join(runs, reach);
  return runs;
}

/** Connected runs of pixels of at least `limit`, corners not touching. */
export function brightRuns(plane: Plane, limit: number): Runs {
  return joined(listRuns(plane, limit, true), 0);
}

/** Connected runs of pixels below `limit`, corners touching. */
export function darkRuns(plane: Plane, limit: number): Runs {
  return joined(listRuns(plane, limit, false), 1);
}
