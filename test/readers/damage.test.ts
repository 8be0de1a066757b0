import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/model/loaded.ts';
import type { AnyRecord } from '../../src/model/records/record.ts';
import { readReports } from '../../src/readers/read.ts';
import { REPORTS } from '../../src/readers/registry.ts';
import { DELIMITERS, detectTable } from '../../src/readers/table-head.ts';
import { sourceOf } from './sources-of-text.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');

interface Sample {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly marketplace: string | null;
}

/** Every fixture of a report. Problems it has undamaged are no answer to the damage. */
const SAMPLES: Sample[] = readdirSync(ROOT)
  .filter((report) => report !== 'not-a-report' && report !== 'images')
  .flatMap((report) =>
    readdirSync(join(ROOT, report))
      .filter((name) => !['bad-rows', 'header-only', 'cut'].includes(name))
      .map((name) => {
        const folder = join(ROOT, report, name);
        const path = readdirSync(folder).find((entry) => !/^(?:expected|options)\.json$/.test(entry)) ?? '';
        const options = join(folder, 'options.json');
        const told = existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')).marketplace : null;
        return { name: `${report}/${name}`, path, bytes: readFileSync(join(folder, path)), marketplace: told };
      }),
  );

/** A fixture as a table of cells that can be damaged and written again. */
interface Table {
  readonly name: string;
  readonly sample: Sample;
  /** Lines above the headings. */
  readonly above: readonly string[];
  readonly delimiter: string;
  readonly quoted: boolean;
  /** Headings first. */
  readonly rows: readonly (readonly string[])[];
}

const LABELS: Readonly<Record<string, string>> = { cp932: 'shift_jis', 'utf-8-bom': 'utf-8' };

async function tableOf(sample: Sample): Promise<Table[]> {
  const [file] = (await read(sample, sample.bytes)).files;
  if (file === undefined || file.delimiter === null || file.encoding === null) return [];
  if (file.problems.some(({ scope }) => scope === 'file')) return [];
  const text = new TextDecoder(LABELS[file.encoding] ?? file.encoding).decode(sample.bytes);
  const kinds = REPORTS.filter((report) => report.form === 'table');
  const detection = detectTable(text, kinds);
  if (!('found' in detection)) return [];
  const { headingLine, delimiter: name, quoted } = detection.found;
  const delimiter = DELIMITERS[name];
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const body = lines.slice(headingLine - 1).join('');
  const options = {
    delimiter,
    quote: quoted ? '"' : false,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  } as const;
  const above = lines.slice(0, headingLine - 1).map((line) => line.trimEnd());
  return [{ name: sample.name, sample, above, delimiter, quoted, rows: parse(body, options) }];
}

function written({ above, delimiter, quoted }: Table, rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((cells) => cells.map(cell).join(delimiter));
  return `${[...above, ...lines].join('\n')}\n`;
}

function read({ path, marketplace }: Sample, bytes: Uint8Array | string): Promise<Loaded> {
  return readReports([sourceOf(path, bytes)], { marketplace });
}

function recordsOf(loaded: Loaded): AnyRecord[] {
  return Object.values(loaded.records).flat() as AnyRecord[];
}

function newProblems(damaged: Loaded, whole: Loaded): string[] {
  const known = new Set(whole.problems.map(({ code, message }) => `${code} ${message}`));
  return damaged.problems.filter(({ code, message }) => !known.has(`${code} ${message}`)).map(({ code }) => code);
}

/** A product's dated costs stand on rows of their own: a file that ends between them holds the first costs, rightly. */
function shortened(record: AnyRecord): AnyRecord[] {
  if (record.kind !== 'product') return [record];
  return [record, ...record.costs.map((_, at) => ({ ...record, costs: record.costs.slice(0, at + 1) }))];
}

/** A YAML text that ends between two lines is whole: nothing in it tells that there was more. */
function endsBetweenLines({ path }: Sample, bytes: Uint8Array): boolean {
  return /\.ya?ml$/.test(path) && bytes.at(-1) === 0x0a;
}

/** True when a record says nothing that the whole one does not say, as far as it goes. */
function isBeginningOf(record: string, whole: readonly string[]): boolean {
  const some = JSON.parse(record) as Record<string, unknown>;
  return whole.some((text) => {
    const all = JSON.parse(text) as Record<string, unknown>;
    const isPart = (part: unknown, full: unknown): boolean =>
      part === null || JSON.stringify(full).includes(JSON.stringify(part).replaceAll(/^["[{]|(?:\\n)?["\]}]$/g, ''));
    return Object.entries(some).every(([key, value]) => key === 'origin' || isPart(value, all[key]));
  });
}

/** Problems have come or gone: a text that means something else has other problems than one that means nothing. */
function otherProblems(damaged: Loaded, whole: Loaded): boolean {
  return newProblems(damaged, whole).length > 0 || newProblems(whole, damaged).length > 0;
}

/** Control sums that are sums: how many orders there are also depends on ids, which are texts. */
function sumsOf(loaded: Loaded): Record<string, number> {
  const { orders: _orders, ...sums } = loaded.files[0]?.totals ?? {};
  return sums;
}

const TABLES: Table[] = (await Promise.all(SAMPLES.map(tableOf))).flat().filter(({ rows }) => rows.length > 1);

it('finds the fixtures', () => {
  expect(SAMPLES.length).toBeGreaterThan(30);
  expect(TABLES.length).toBeGreaterThan(20);
});

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
      if (endsBetweenLines(sample, sample.bytes.subarray(0, length))) {
        expect(some.filter((record) => !isBeginningOf(record, all))).toEqual([]);
        return;
      }
      expect(all).toEqual(expect.arrayContaining(some));
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

describe('a file with its columns changed', () => {
  it.each(TABLES)('$name: shuffled columns give the same sums and records', async (table) => {
    const whole = await read(table.sample, written(table, table.rows));
    const width = table.rows[0]?.length ?? 0;
    const order = fc.shuffledSubarray(
      Array.from({ length: width }, (_, place) => place),
      { minLength: width },
    );
    const property = fc.asyncProperty(order, async (places) => {
      const rows = table.rows.map((cells) => places.map((place) => cells[place] ?? ''));
      const loaded = await read(table.sample, written(table, rows));
      if (newProblems(loaded, whole).length > 0) return;
      expect(loaded.files[0]?.totals).toEqual(whole.files[0]?.totals);
      expect(recordsOf(loaded)).toEqual(recordsOf(whole));
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it.each(TABLES)('$name: a removed column gives no other sums or a named problem', async (table) => {
    const whole = await read(table.sample, written(table, table.rows));
    for (const place of table.rows[0]?.keys() ?? []) {
      const rows = table.rows.map((cells) => cells.toSpliced(place, 1));
      const loaded = await read(table.sample, written(table, rows));
      if (newProblems(loaded, whole).length > 0) continue;
      // A sum may be missing with its column; one that is there is the same.
      expect(whole.files[0]?.totals, `without ${table.rows[0]?.[place]}`).toMatchObject(loaded.files[0]?.totals ?? {});
    }
  });
});

describe('a file with one cell replaced by rubbish', () => {
  it.each(TABLES)('$name: a changed sum has a problem', async (table) => {
    const whole = await read(table.sample, written(table, table.rows));
    const width = table.rows[0]?.length ?? 0;
    const rubbish = fc.oneof(fc.stringMatching(/^[a-z%#?]{1,6}$/), fc.constantFrom('1e5', '0x10', '1,2,3', '٣'));
    const place = fc.tuple(fc.nat(table.rows.length - 2), fc.nat(width - 1));
    const property = fc.asyncProperty(place, rubbish, async ([row, column], text) => {
      const rows = table.rows.map((cells, index) => (index === row + 1 ? cells.with(column, text) : cells));
      const loaded = await read(table.sample, written(table, rows));
      if (otherProblems(loaded, whole)) return;
      expect(sumsOf(loaded)).toEqual(sumsOf(whole));
    });
    await fc.assert(property, { numRuns: 25 });
  });
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
