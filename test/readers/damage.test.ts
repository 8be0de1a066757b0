import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/model/loaded.ts';
import { type AnyRecord } from '../../src/model/records/record.ts';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');

interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly marketplace: string | null;
}

/** Every fixture that is read without a problem, so that each problem below is the damage's. */
const SAMPLES: Sample[] = readdirSync(ROOT)
  .filter((report) => report !== 'not-a-report' && report !== 'images')
  .flatMap((report) =>
    readdirSync(join(ROOT, report))
      .filter((name) => !['bad-rows', 'header-only', 'cut', 'es-unknown-sessions'].includes(name))
      .map((name) => {
        const folder = join(ROOT, report, name);
        const file = readdirSync(folder).find((entry) => entry.startsWith('input')) ?? '';
        const options = join(folder, 'options.json');
        const told = existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')).marketplace : null;
        return { name: `${report}/${name}`, bytes: readFileSync(join(folder, file)), marketplace: told };
      }),
  );
const TEXTS = SAMPLES.filter(
  ({ name, bytes }) =>
    bytes[0] !== 0x7b && bytes[0] !== 0x5b && bytes[0] !== 0x50 && !/cp932|1252|semicolon/.test(name),
);
const TAB_TEXTS = TEXTS.filter(({ bytes }) => bytes.includes('\t'));

function read(sample: Sample, bytes: Uint8Array | string): Promise<Loaded> {
  return readReports([sourceOf('input.txt', bytes)], { marketplace: sample.marketplace });
}

function recordsOf(loaded: Loaded): AnyRecord[] {
  return Object.values(loaded.records).flat() as AnyRecord[];
}

/** Problems the undamaged file has too say nothing of the damage. */
function newProblems(damaged: Loaded, whole: Loaded): string[] {
  const known = new Set(whole.problems.map(({ code, message }) => `${code} ${message}`));
  return damaged.problems.filter(({ code, message }) => !known.has(`${code} ${message}`)).map(({ code }) => code);
}

/** A product's dated costs stand on rows of their own: a file that ends between them holds the first costs, rightly. */
function shortened(record: AnyRecord): AnyRecord[] {
  if (record.kind !== 'product') return [record];
  return [record, ...record.costs.map((_, at) => ({ ...record, costs: record.costs.slice(0, at + 1) }))];
}

describe('a file cut at any byte', () => {
  it.each(SAMPLES)('$name gives the first records or a named problem', async (sample) => {
    const whole = await read(sample, sample.bytes);
    const all = recordsOf(whole)
      .flatMap(shortened)
      .map((record) => JSON.stringify(record));
    const property = fc.asyncProperty(fc.nat(sample.bytes.length - 1), async (length) => {
      const cut = await read(sample, sample.bytes.subarray(0, length));
      if (newProblems(cut, whole).length > 0) return;
      const some = recordsOf(cut).map((record) => JSON.stringify(record));
      expect(all).toEqual(expect.arrayContaining(some));
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

describe('a file with its columns changed', () => {
  const columnsOf = (line: string) => line.split('\t');

  it.each(TAB_TEXTS)('$name: shuffled columns give the same sums and records', async (sample) => {
    const lines = sample.bytes.toString().split(/\r?\n/);
    const width = columnsOf(lines[0] ?? '').length;
    const whole = await read(sample, sample.bytes);
    const order = fc.shuffledSubarray(
      Array.from({ length: width }, (_, index) => index),
      { minLength: width },
    );
    const property = fc.asyncProperty(order, async (places) => {
      const shuffled = lines.map((line) => {
        const cells = columnsOf(line);
        return line === '' ? '' : places.map((place) => cells[place] ?? '').join('\t');
      });
      const loaded = await read(sample, shuffled.join('\n'));
      expect(loaded.files[0]?.totals).toEqual(whole.files[0]?.totals);
      expect(recordsOf(loaded)).toEqual(recordsOf(whole));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it.each(TAB_TEXTS)('$name: a removed column gives the same sums or a named problem', async (sample) => {
    const lines = sample.bytes.toString().split(/\r?\n/);
    const whole = await read(sample, sample.bytes);
    for (const place of columnsOf(lines[0] ?? '').keys()) {
      const without = lines.map((line) => (line === '' ? '' : columnsOf(line).toSpliced(place, 1).join('\t')));
      const loaded = await read(sample, without.join('\n'));
      if (newProblems(loaded, whole).length > 0) continue;
      expect(loaded.files[0]?.totals, `without column ${place}`).toEqual(whole.files[0]?.totals);
    }
  });
});

describe('a file with one cell replaced by rubbish', () => {
  it.each(TAB_TEXTS)('$name: the other sums hold, and a changed sum has a problem', async (sample) => {
    const lines = sample.bytes.toString().split(/\r?\n/);
    const whole = await read(sample, sample.bytes);
    const rows = lines.length - 2;
    const rubbish = fc.stringMatching(/^[a-z%#?]{1,6}$/);
    const property = fc.asyncProperty(fc.nat(rows - 1), fc.nat(60), rubbish, async (row, column, text) => {
      const damaged = lines.map((line, index) => {
        if (index !== row + 1) return line;
        const cells = columnsOf(line);
        return cells.with(column % cells.length, text).join('\t');
      });
      const loaded = await read(sample, damaged.join('\n'));
      if (newProblems(loaded, whole).length > 0) return;
      const { orders: _changed, ...totals } = loaded.files[0]?.totals ?? {};
      const { orders: _known, ...expected } = whole.files[0]?.totals ?? {};
      expect(totals).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 60 });
  });
  const columnsOf = (line: string) => line.split('\t');
});

describe('any bytes at all', () => {
  it('never throw, and give no records without a kind', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      const loaded = await readReports([sourceOf('any', bytes)]);
      for (const file of loaded.files) if (file.reportType === null) expect(file.problems).not.toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('behind real headings never throw', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...SAMPLES),
      fc.uint8Array({ maxLength: 500 }),
      fc.nat(3_000),
      async (sample, bytes, from) => {
        await read(sample, Buffer.concat([sample.bytes.subarray(0, from), bytes, sample.bytes.subarray(from)]));
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
