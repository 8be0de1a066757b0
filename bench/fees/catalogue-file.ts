import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(tmpdir(), 'sellerctl-bench');

/** Rows written at a time: memory does not grow with the file. */
const BATCH = 10_000;

const CATEGORIES = ['Home and Kitchen', 'Toys and Games', 'Office Products', 'Sports and Outdoors', 'Pet Supplies'];

const HEADINGS =
  'sku,asin,marketplace,category,product-type,price,currency,cost,length,width,height,dimension-unit,weight,weight-unit';

/** A fixed sequence of numbers from 0 to 1: the same file on every machine (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function row(number: number, random: () => number): string {
  const price = 5 + random() * 95;
  const side = (from: number, to: number): string => (from + random() * (to - from)).toFixed(2);
  return [
    `SKU-${number}`,
    `B0${String(number).padStart(8, '0')}`,
    'US',
    CATEGORIES[Math.floor(random() * CATEGORIES.length)],
    'non-apparel',
    price.toFixed(2),
    'USD',
    (price * (0.2 + random() * 0.3)).toFixed(2),
    side(6, 18),
    side(4, 14),
    side(0.4, 8),
    'in',
    side(0.1, 20),
    'lb',
  ].join(',');
}

/** Where the results of a run are written; each run replaces it. */
export function resultFile(name: string): string {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, name);
}

/** A product file of so many SKUs, written once to the folder for temporary files. Answers its path. */
export function catalogueFile(rows: number): string {
  const path = resultFile(`products-${rows}.csv`);
  if (existsSync(path)) return path;
  const random = sequence(rows);
  const file = openSync(`${path}.part`, 'w');
  writeSync(file, `${HEADINGS}\n`);
  for (let start = 0; start < rows; start += BATCH) {
    const count = Math.min(BATCH, rows - start);
    writeSync(file, Array.from({ length: count }, (_, index) => `${row(start + index, random)}\n`).join(''));
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}
