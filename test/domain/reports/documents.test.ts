import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../../src/model/document.ts';
import type { LoadedFile } from '../../../src/model/loaded.ts';
import { inspectDocument } from '../../../src/domain/reports/inspect-document.ts';
import { listDocument } from '../../../src/domain/reports/list-document.ts';
import { reportKinds } from '../../../src/readers/registry.ts';

const RUN: RunFacts = {
  tool: { name: 'sellerctl', version: '0.0.0' },
  generatedAt: '2026-11-09T00:00:00.000Z',
  asOf: '2026-11-09',
  inputs: [],
};

const KNOWN: LoadedFile = {
  path: 'orders.txt',
  sha256: 'abc',
  bytes: 10,
  reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
  encoding: 'utf-8',
  delimiter: 'tab',
  language: 'en',
  marketplace: 'US',
  period: { start: '2026-10-01', end: '2026-10-31' },
  rows: 3,
  records: 2,
  problems: [{ code: 'row-too-many-fields', scope: 'row', file: 'orders.txt', line: 2, message: 'x' }],
  totals: { quantity: 4, sales: 24.99 },
  nearest: [],
};
const UNKNOWN: LoadedFile = {
  ...KNOWN,
  path: 'x.csv',
  reportType: null,
  period: null,
  totals: {},
  nearest: ['SQP_HAND'],
};

const EMPTY = { folder: 'data/archive/default', files: 0, holdings: [] };

describe('inspectDocument', () => {
  const document = inspectDocument([KNOWN, UNKNOWN], KNOWN.problems, RUN);

  it('has the keys programs rely on, in data.files', () => {
    const [known, unknown] = document.data.files;
    expect(Object.keys(known ?? {})).toEqual(
      expect.arrayContaining(
        'path reportType encoding delimiter language marketplace rows records problems totals'.split(' '),
      ),
    );
    expect(unknown).toMatchObject({ reportType: null, nearest: ['SQP_HAND'] });
    expect(known).not.toHaveProperty('sha256');
  });

  it('says how many files were recognised and shows every control sum', () => {
    expect(document.subtitle).toBe('1 of 2 files recognised');
    const totals = document.blocks.find(({ id }) => id === 'totals');
    expect(totals).toMatchObject({
      rows: [
        ['orders.txt', 'quantity', 4, null],
        ['orders.txt', 'sales', null, 24.99],
      ],
    });
  });

  it('gives each row as many cells as there are columns', () => {
    for (const block of [...document.blocks, ...listDocument(reportKinds(), EMPTY, RUN).blocks]) {
      if (block.type !== 'table') continue;
      for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
    }
  });
});

describe('listDocument', () => {
  it('names every kind once, with where to download it and what it is for', () => {
    const { reports } = listDocument(reportKinds(), EMPTY, RUN).data;
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining(['PRODUCT_FILE', 'IMAGES', 'SQP_HAND']));
    for (const report of reports) expect([report.title, report.download, report.usedFor].every(Boolean)).toBe(true);
    expect(reports.find(({ id }) => id === 'BUSINESS_REPORT_CHILD')?.languages).toEqual(['en', 'de', 'ja', 'zh', 'es']);
  });
});
