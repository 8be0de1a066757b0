import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sequence } from '../listings/listings-file.ts';

const FOLDER = join(tmpdir(), 'sellerctl-bench');
const BATCH = 2_000;

/** Words every listing and most phrases are about. */
const CORE =
  'steel lunch box bottle water kids adults school insulated leakproof bento tray silicone seal clip lid snack fruit bag light lamp camping travel office gym sport set pack large small black white blue red green pink cotton soft wireless portable folding case holder stand women men girls boys toddler baby kitchen storage container containers bottles boxes mug cups cup thermos flask straw handle wide mouth vacuum stainless glass plastic free dishwasher safe'.split(
    ' ',
  );
const FUNCTION = ['for', 'with', 'and', 'of', 'in', 'the'];
const [ONSETS, NUCLEI, CODAS] = [
  ['b', 'br', 'c', 'd', 'f', 'g', 'gl', 'h', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'v'],
  ['a', 'e', 'i', 'o', 'u', 'ee', 'oa'],
  ['', 'n', 'r', 'l', 'k', 'm', 'd', 't'],
] as const;

type Random = () => number;

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Words of the long tail: what a keyword tool names once or twice. */
function tailWords(count: number, random: Random): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    let word = '';
    for (let left = 2 + Math.floor(random() * 2); left > 0; left -= 1) {
      word += `${pick(ONSETS, random) ?? ''}${pick(NUCLEI, random) ?? ''}${pick(CODAS, random) ?? ''}`;
    }
    words.add(word);
  }
  return [...words];
}

/** A word of the core as often as not; else one of the tail, the first of them far more often than the last. */
function word(tail: readonly string[], random: Random): string {
  if (random() < 0.55) return pick(CORE, random) ?? '';
  const [found = ''] = tail.slice(Math.floor(random() ** 3 * tail.length));
  return random() < 0.15 ? `${found}s` : found;
}

function phrase(tail: readonly string[], random: Random): string {
  const words = Array.from({ length: 2 + Math.floor(random() * 4) }, () => word(tail, random));
  if (random() < 0.2) words.splice(1, 0, pick(FUNCTION, random) ?? '');
  return words.join(random() < 0.03 ? '-' : ' ');
}

function text(tail: readonly string[], random: Random, characters: number): string {
  let made = word(tail, random);
  while (made.length < characters) made += `${random() < 0.15 ? ' with' : ''} ${word(tail, random)}`;
  return made.charAt(0).toUpperCase() + made.slice(1);
}

function listingRow(number: number, tail: readonly string[], random: Random): string {
  const title = `Brimlark ${text(tail, random, 50)} - ${text(tail, random, 40)} ${text(tail, random, 30)} for ${text(tail, random, 20)}`;
  const bullets = Array.from({ length: 5 }, () => text(tail, random, 120));
  return [
    `SKU-${number}`,
    `B0${String(number).padStart(8, '0')}`,
    'US',
    'Brimlark',
    title,
    text(tail, random, 40),
    ...bullets,
    text(tail, random, 600),
    text(tail, random, 200).toLowerCase(),
  ].join(',');
}

function written(name: string, header: string, count: number, row: (number: number) => string): string {
  const path = join(FOLDER, name);
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const file = openSync(`${path}.part`, 'w');
  writeSync(file, `${header}\n`);
  for (let start = 0; start < count; start += BATCH) {
    const length = Math.min(BATCH, count - start);
    writeSync(file, Array.from({ length }, (_, index) => `${row(start + index)}\n`).join(''));
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}

export interface KeywordFiles {
  /** A product file of listings whose titles are too long. */
  readonly products: string;
  /** A list of phrases with their volumes. */
  readonly phrases: string;
}

/** Listings and phrases of one vocabulary, written once to the folder for temporary files: the same on every machine. */
export function keywordFiles(listings: number, phrases: number): KeywordFiles {
  const tail = tailWords(Math.round(phrases / 8), sequence(phrases));
  const [ofListing, ofPhrase] = [sequence(listings + 1), sequence(phrases + 2)];
  const bullets = [1, 2, 3, 4, 5].map((number) => `bullet-${number}`).join(',');
  return {
    products: written(
      `keyword-products-${listings}-${phrases}.csv`,
      `sku,asin,marketplace,brand,title,item-highlights,${bullets},description,search-terms`,
      listings,
      (number) => listingRow(number, tail, ofListing),
    ),
    // Two phrases may be drawn alike: a number keeps them apart, as sizes do in real lists.
    phrases: written(`keyword-phrases-${phrases}.csv`, 'keyword,search volume', phrases, (number) => {
      const drawn = phrase(tail, ofPhrase);
      const volume = Math.round(20 / (0.0005 + ofPhrase()));
      return `${number % 11 === 0 ? `${drawn} ${number}` : drawn},${volume}`;
    }),
  };
}
