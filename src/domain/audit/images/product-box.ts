import type { EdgeShares, Rectangle } from '../../../model/image-measures.ts';
import type { Ground } from './ground.ts';

/** The product as found on white ground, at one brightness limit. */
export interface ProductBox {
  /** In px of the grid; null when nothing but ground was found. */
  readonly box: Rectangle | null;
  /** Longer of width and height of the box, each as a share of the picture's. */
  readonly longSideShare: number;
  /** Box as a share of the picture's area. */
  readonly boxAreaShare: number;
  /** Product pixels as a share of all. */
  readonly foregroundShare: number;
  /** Share of each edge that the product covers. */
  readonly edges: EdgeShares;
}

/** From the first to the last line that holds enough product; null when none does. */
function extent(counts: Int32Array, least: number): { readonly first: number; readonly length: number } | null {
  let [first, last] = [-1, -1];
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index] ?? 0;
    if (count > 0 && count >= least) {
      if (first < 0) first = index;
      last = index;
    }
  }
  return first < 0 ? null : { first, length: last - first + 1 };
}

/** Ground pixels of every row and column, by its runs. */
function groundCounts({ width, height, runs, marked }: Ground): {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
} {
  const rows = new Int32Array(height);
  // A run adds one to every column it covers: the change at its two ends says the same.
  const changes = new Int32Array(width + 1);
  for (let run = 0; run < runs.count; run += 1) {
    if (marked[run] !== 1) continue;
    const [start, end, row] = [runs.starts[run] ?? 0, runs.ends[run] ?? 0, runs.rows[run] ?? 0];
    rows[row] = (rows[row] ?? 0) + end - start;
    changes[start] = (changes[start] ?? 0) + 1;
    changes[end] = (changes[end] ?? 0) - 1;
  }
  const columns = new Int32Array(width);
  for (let x = 0, sum = 0; x < width; x += 1) {
    sum += changes[x] ?? 0;
    columns[x] = sum;
  }
  return { rows, columns };
}

/**
 * The box around everything that is not ground, lines with less than the share `sparse` of product left out (rule
 * IMG-FILL): single stray pixels do not widen it.
 */
export function productBox(ground: Ground, sparse: number): ProductBox {
  const { width, height } = ground;
  const counts = groundCounts(ground);
  const rows = counts.rows.map((count) => width - count);
  const columns = counts.columns.map((count) => height - count);
  const foreground = rows.reduce((sum, count) => sum + count, 0);
  const down = extent(rows, sparse * width);
  const across = extent(columns, sparse * height);
  const box =
    down === null || across === null
      ? null
      : { left: across.first, top: down.first, width: across.length, height: down.length };
  return {
    box,
    longSideShare: box === null ? 0 : Math.max(box.width / width, box.height / height),
    boxAreaShare: box === null ? 0 : (box.width * box.height) / (width * height),
    foregroundShare: foreground / (width * height),
    edges: {
      left: (columns[0] ?? 0) / height,
      right: (columns[width - 1] ?? 0) / height,
      top: (rows[0] ?? 0) / width,
      bottom: (rows[height - 1] ?? 0) / width,
    },
  };
}
