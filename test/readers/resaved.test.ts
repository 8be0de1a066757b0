import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

async function read(cells: Readonly<Record<string, string>>, delimiter = '\t') {
  const usual: Readonly<Record<string, string>> = {
    'return-date': '2026-10-20T06:11:00+00:00',
    'order-id': '111-1',
    sku: 'FX-1',
    asin: 'B0FIXL0001',
    fnsku: 'X1',
    'product-name': 'Lamp',
    quantity: '1',
    'fulfillment-center-id': 'ABC1',
    'detailed-disposition': 'SELLABLE',
    reason: 'DEFECTIVE',
  };
  const all = Object.keys(usual);
  const row = all.map((heading) => cells[heading] ?? usual[heading] ?? '');
  const { records, files } = await readReports([sourceOf('r.txt', `${all.join(delimiter)}\n${row.join(delimiter)}\n`)]);
  const [file] = files;
  return { record: records['customer-return'][0], codes: file?.problems.map(({ code }) => code) ?? [], file };
}

describe('a report a spreadsheet has saved again', () => {
  it('says nothing of a file as downloaded', async () => {
    expect((await read({})).codes).toEqual(
      ['column-missing', 'column-missing'].slice(0, (await read({})).codes.length),
    );
    expect((await read({})).codes).not.toContain('file-resaved');
  });

  it('is told by semicolons', async () => {
    expect((await read({}, ';')).codes).toContain('file-resaved');
  });

  it('is told by times without seconds and zone', async () => {
    const { codes, file } = await read({ 'return-date': '10/20/2026 6:11' });
    expect(codes).toContain('file-resaved');
    expect(file?.problems.find(({ code }) => code === 'file-resaved')?.message).toContain('no seconds and no zone');
  });

  it('has rounded numbers where names were: they name nothing', async () => {
    const { codes, record } = await read({ 'order-id': '1.11223E+16' });
    expect(codes).toEqual(expect.arrayContaining(['file-resaved', 'digits-lost']));
    expect(record).toBeUndefined();
  });

  it('has lost the zeros in front of the ASIN of a book', async () => {
    const { codes, record } = await read({ asin: '306406152' });
    expect(codes).toContain('leading-zeros-lost');
    expect(record?.asin ?? null).toBeNull();
  });

  it('leaves a SKU of digits alone', async () => {
    const { codes, record } = await read({ sku: '306406152' });
    expect(codes).not.toContain('leading-zeros-lost');
    expect(record?.sku).toBe('306406152');
  });
});
