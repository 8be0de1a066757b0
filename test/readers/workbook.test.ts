import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../scripts/workbook-writer.ts';
import type { LoadedFile } from '../../src/model/loaded.ts';
import { NumberFormat } from '../../src/readers/numbers.ts';
import { readReports } from '../../src/readers/read.ts';
import { plainNumber } from '../../src/readers/workbook.ts';
import { sourceOf } from './sources-of-text.ts';

const ROOT = join(import.meta.dirname, '../../fixtures');

/** An archive whose directory states another size of a file than it has. */
function lying(archive: Buffer, name: string, size: number): Buffer {
  const entry = archive.lastIndexOf(name) - 46;
  expect(archive.toString('latin1', entry, entry + 4)).toBe('PK\u0001\u0002');
  const lie = Buffer.from(archive);
  lie.writeUInt32LE(size, entry + 24);
  return lie;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet with the given markup between its rows. */
function workbookOf(sheetData: string, other: Readonly<Record<string, string>> = {}): Buffer {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...other,
  };
  return zipOf(Object.entries(parts));
}

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADINGS = `<row r="1">${text('A1', 'Keyword')}${text('B1', 'Search Volume')}</row>`;

async function filesOf(bytes: Uint8Array, path = 'book.xlsx'): Promise<readonly LoadedFile[]> {
  return (await readReports([sourceOf(path, bytes)])).files;
}

async function problemOf(bytes: Uint8Array): Promise<string | undefined> {
  const [file] = await filesOf(bytes);
  expect(file?.records).toBe(0);
  return file?.problems[0]?.code;
}

describe('a workbook', () => {
  it('reads every sheet that is a report under its own name and names the others', async () => {
    const files = await filesOf(readFileSync(join(ROOT, 'workbooks/bulk-all-tabs.xlsx')), 'bulk.xlsx');
    expect(files.map(({ path, reportType, records }) => [path, reportType, records])).toEqual([
      ['bulk.xlsx!Sponsored Products Campaigns', 'ADS_BULK_CAMPAIGNS', 3],
      ['bulk.xlsx!SP Search Term Report', 'ADS_BULK_SEARCH_TERM', 2],
    ]);
    expect(files[0]?.problems.at(-1)).toMatchObject({
      code: 'sheets-left-alone',
      file: 'bulk.xlsx!Sponsored Products Campaigns',
    });
    expect(files[0]?.problems.at(-1)?.message).toContain('Portfolios');
  });

  it('counts as the report of its one sheet, with the hash and size of the file itself', async () => {
    const bytes = readFileSync(join(ROOT, 'readers/advertising/bulk-campaigns/input.xlsx'));
    const [file] = await filesOf(bytes);
    expect(file).toMatchObject({ path: 'book.xlsx', encoding: 'xlsx', delimiter: null, bytes: bytes.length });
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const twice = await readReports([sourceOf('a.xlsx', bytes), sourceOf('b.xlsx', bytes)]);
    expect(twice.records['ad-performance']).toHaveLength(3);
  });

  it('is read inside a zip archive too', async () => {
    const inner = workbookOf(`${HEADINGS}<row r="2">${text('A2', 'lamp')}<c r="B2"><v>10</v></c></row>`);
    const archive = zipOf([
      ['keys.xlsx', inner],
      ['note.txt', 'nothing'],
    ]);
    const [file] = await filesOf(archive, 'all.zip');
    expect(file).toMatchObject({ path: 'all.zip!keys.xlsx', reportType: 'plain', records: 1 });
  });

  it('keeps row numbers where cells hold line breaks or rows are left out', async () => {
    const rows = `${HEADINGS}<row r="3">${text('A3', 'two\nlines')}<c r="B3"><v>5</v></c></row><row r="7">${text('A7', 'lamp')}<c r="B7" t="inlineStr"><is><t>many</t></is></c></row>`;
    const [file] = await filesOf(workbookOf(rows));
    expect(file?.problems).toMatchObject([{ code: 'cell-not-a-number', line: 7 }]);
    expect(file).toMatchObject({ rows: 2, records: 2 });
  });
});

describe('a hostile or broken workbook', () => {
  it.each([
    ['a row far down with a cell far right', `${HEADINGS}<row r="1000000">${text('XFD1000000', 'x')}</row>`],
    ['a row beyond the bound of spreadsheets', `${HEADINGS}<row r="1000000000">${text('A1000000000', 'x')}</row>`],
    ['a column beyond it', `${HEADINGS}<row r="2">${text('ZZZZZ2', 'x')}</row>`],
  ])('%s is refused before memory is filled', async (_name, rows) => {
    expect(await problemOf(workbookOf(rows))).toBe('workbook-too-large');
  });

  it('is refused when it declares entities', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>';
    expect(await problemOf(workbookOf(HEADINGS, { 'xl/worksheets/sheet1.xml': bomb }))).toBe('workbook-damaged');
  });

  it('is refused when a part is not as long as the archive says', async () => {
    const lie = lying(workbookOf(HEADINGS), 'xl/worksheets/sheet1.xml', 4_000_000_000);
    expect(await problemOf(lie)).toBe('workbook-damaged');
  });

  it('is refused when it unpacks to far more than any report', async () => {
    const blank = ' '.repeat(60_000_000);
    expect(await problemOf(workbookOf(HEADINGS, { 'xl/theme/theme1.xml': blank }))).toBe('archive-too-large');
  });

  it('is refused when its sheet is missing', async () => {
    expect(
      await problemOf(zipOf(Object.entries({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }))),
    ).toBe('workbook-damaged');
  });

  it('is named with the nearest kinds when no sheet is a report', async () => {
    const [file] = await filesOf(workbookOf(`<row r="1">${text('A1', 'Keyword')}${text('B1', 'Colour')}</row>`));
    expect(file).toMatchObject({ reportType: null, encoding: 'xlsx', records: 0 });
    expect(file?.nearest).not.toEqual([]);
    expect(file?.problems[0]?.suggestion).toMatch(/^Nearest: /);
  });
});

describe('plainNumber', () => {
  it.each([
    ['8.210000000000001', '8.21'],
    ['0.30000000000000004', '0.3'],
    ['1.234', '1.2340'],
    ['301234567890123456', '301234567890123456'],
    ['1E-7', '0.0000001'],
    ['-5', '-5'],
    ['1.5e3', '1500'],
    ['#N/A', '#N/A'],
  ])('%s is %s', (stored, plain) => {
    expect(plainNumber(stored)).toBe(plain);
  });

  it('is always read back as the number it stands for, and never as thousands', () => {
    const property = fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
      const read = new NumberFormat(null).read(plainNumber(String(number)));
      const shown = Number(number.toPrecision(15));
      expect('plain' in read ? Number(read.plain) : read.fault).toBeCloseTo(shown, 9);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
