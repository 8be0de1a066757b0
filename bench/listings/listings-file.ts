import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(tmpdir(), 'sellerctl-bench');
const BATCH = 500;

/** Words of ordinary listings, some of them on the lists of rules. */
const WORDS =
  'steel lunch box moss green tray silicone seal clip lid bread fruit noon hand metal coating washing vessel leftovers sandwich berries ring juice school bag light arm lamp bed read warm stage bright cable wire harness copper pin connector length heat voltage kit set pack large small black white blue red cotton linen soft strong simple plain quick sturdy sustainable treat mosquito best new with and for the of in on'.split(
    ' ',
  );

/** A fixed sequence of numbers from 0 to 1: the same file on every machine (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function text(random: () => number, characters: number): string {
  let made = '';
  while (made.length < characters) {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? '';
    made += made === '' ? word.charAt(0).toUpperCase() + word.slice(1) : ` ${word}`;
  }
  return made;
}

function row(number: number, random: () => number): string {
  const bullets = Array.from({ length: 5 }, () => `${text(random, 10)}: ${text(random, 120)}`);
  return [
    `SKU-${number}`,
    `B0${String(number).padStart(8, '0')}`,
    'US',
    'Brimlark',
    `Brimlark ${text(random, 60 + random() * 60)}`,
    `${text(random, 20)}; ${text(random, 20)}`,
    ...bullets,
    text(random, 1_200),
    text(random, 200).toLowerCase(),
  ].join(',');
}

/** A product file of so many listings with all their texts, written once to the folder for temporary files. Answers its path. */
export function listingsFile(rows: number): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `listings-${rows}.csv`);
  if (existsSync(path)) return path;
  const random = sequence(rows);
  const file = openSync(`${path}.part`, 'w');
  const bullets = [1, 2, 3, 4, 5].map((number) => `bullet-${number}`).join(',');
  writeSync(file, `sku,asin,marketplace,brand,title,item-highlights,${bullets},description,search-terms\n`);
  for (let start = 0; start < rows; start += BATCH) {
    const count = Math.min(BATCH, rows - start);
    writeSync(file, Array.from({ length: count }, (_, index) => `${row(start + index, random)}\n`).join(''));
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}
