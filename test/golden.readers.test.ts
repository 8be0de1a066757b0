import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../src/model/source-file.ts';
import { HeldRecords } from '../src/readers/file-outcome.ts';
import { readFile } from '../src/readers/read-file.ts';
import { readReports } from '../src/readers/read.ts';
import { REPORTS } from '../src/readers/registry.ts';

const ROOT = join(import.meta.dirname, '../fixtures/readers');
const OWN_FILES = new Set(['expected.json', 'options.json']);

interface Case {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly marketplace: string | null;
}

const CASES: Case[] = readdirSync(ROOT).flatMap((report) =>
  readdirSync(join(ROOT, report)).map((name) => {
    const folder = join(ROOT, report, name);
    const file = readdirSync(folder).find((entry) => !OWN_FILES.has(entry)) ?? '';
    const options = join(folder, 'options.json');
    const told = existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as { marketplace: string }) : null;
    return { name: `${report}/${name}`, folder, file, marketplace: told?.marketplace ?? null };
  }),
);

function sourceOf({ folder, file }: Case): SourceFile {
  const bytes = readFileSync(join(folder, file));
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { path: file, size: bytes.length, open };
}

/** What a case is expected to give; hash and size follow from the bytes and would only make the diff longer. */
async function resultOf(golden: Case): Promise<unknown> {
  const { files, records } = await readReports([sourceOf(golden)], { marketplace: golden.marketplace });
  const filled = Object.entries(records).filter(([, list]) => list.length > 0);
  const plain = files.map(({ sha256: _hash, bytes: _bytes, ...file }) => file);
  return JSON.parse(JSON.stringify({ files: plain, records: Object.fromEntries(filled) }));
}

describe('fixtures/readers', () => {
  it.each(CASES)('$name is read as expected', async (golden) => {
    const actual = await resultOf(golden);
    const path = join(golden.folder, 'expected.json');
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  it.each(CASES)('$name is claimed by exactly one kind, or by none where it is no report', async (golden) => {
    const options = { marketplace: golden.marketplace, period: null };
    const claims: string[] = [];
    for (const report of REPORTS) {
      const [outcome] = await readFile(sourceOf(golden), options, [report], () => new HeldRecords());
      if (outcome?.file.reportType === report.id) claims.push(report.id);
    }
    const expected = JSON.parse(readFileSync(join(golden.folder, 'expected.json'), 'utf8')) as {
      files: { reportType: string | null }[];
    };
    const { reportType } = expected.files[0] ?? { reportType: null };
    expect(reportType === 'IMAGES' ? ['IMAGES'] : claims).toEqual(reportType === null ? [] : [reportType]);
  });

  it('has a normal case, another layout, bad rows and a file without rows for every kind', () => {
    const folders = readdirSync(ROOT).filter((name) => name !== 'not-a-report' && name !== 'images');
    for (const folder of folders) {
      const cases = readdirSync(join(ROOT, folder));
      expect(cases, folder).toEqual(expect.arrayContaining(['bad-rows', 'header-only']));
      expect(cases.length, folder).toBeGreaterThanOrEqual(3);
    }
    const kinds = new Set(REPORTS.map((report) => report.id));
    const covered = CASES.map(({ folder }) => JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
    for (const id of kinds) expect(JSON.stringify(covered), id).toContain(id);
  });
});
