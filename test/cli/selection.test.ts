import { describe, expect, it } from 'vitest';

import { applySelection, parseColumns, parseFilter, parseSort, type Selection } from '../../src/cli/selection.ts';
import type { ProseBlock, TableBlock } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { money } from '../../src/model/money.ts';
import { priceTable, sampleDocument } from './sample-document.ts';

function select(selection: Partial<Selection>): TableBlock {
  const document = applySelection(sampleDocument([priceTable]), { filters: [], ...selection });
  return document.blocks[0] as TableBlock;
}

function skus(selection: Partial<Selection>): unknown[] {
  return select(selection).rows.map((row) => row[0]);
}

function errorOf(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('filters', () => {
  it.each([
    ['sku=MUG-1', ['MUG-1']],
    ['sku=mug-1', ['MUG-1']],
    ['sku!=LAMP', ['MUG-1', 'mug-2']],
    ['sku~mug', ['MUG-1', 'mug-2']],
    ['price=5', ['mug-2']],
    ['price=5.00', ['mug-2']],
    ['price>5', ['MUG-1']],
    ['price>=5', ['MUG-1', 'mug-2']],
    ['price<19.99', ['mug-2']],
    ['price<=19.99', ['MUG-1', 'mug-2']],
    ['price>4.995', ['MUG-1', 'mug-2']],
    ['price=', ['LAMP']],
    ['share<1', ['MUG-1', 'LAMP']],
    ['seen>2026-02-01', ['MUG-1']],
    ['seen<2026-02', ['mug-2']],
    [' sku = LAMP ', ['LAMP']],
  ])('%s keeps %j', (text, expected) => {
    expect(skus({ filters: [parseFilter(text)] })).toEqual(expected);
  });

  it('must all pass', () => {
    expect(skus({ filters: [parseFilter('sku~mug'), parseFilter('price>5')] })).toEqual(['MUG-1']);
  });

  it('leave out sums that no longer hold, and say how many rows are left', () => {
    const table = select({ filters: [parseFilter('sku~mug')] });
    expect(table.totals).toBeUndefined();
    expect(table.note).toBe('Prices of the file. Filtered: 2 of 3 rows.');
    expect(select({ filters: [parseFilter('sku~')] }).totals).toEqual(priceTable.totals);
  });

  it.each(['', 'price', '=5', 'price>', 'price>cheap', 'price ? 5'])('"%s" is refused', (text) => {
    expect(errorOf(() => parseFilter(text)).code).toBe('filter-unreadable');
  });
});

describe('sorting', () => {
  it('puts the unknown last in both directions', () => {
    expect(skus({ sort: parseSort('price') })).toEqual(['mug-2', 'MUG-1', 'LAMP']);
    expect(skus({ sort: parseSort('price:desc') })).toEqual(['MUG-1', 'mug-2', 'LAMP']);
    expect(skus({ sort: parseSort('-seen') })).toEqual(['MUG-1', 'mug-2', 'LAMP']);
  });

  it('keeps currencies apart instead of comparing them', () => {
    const table = {
      ...priceTable,
      rows: [
        ['A', money(1, 'USD'), 0, ''],
        ['B', money(900, 'EUR'), 0, ''],
        ['C', money(100, 'EUR'), 0, ''],
      ],
    };
    const sorted = applySelection(sampleDocument([table]), { filters: [], sort: parseSort('price') });
    expect((sorted.blocks[0] as TableBlock).rows.map((row) => row[0])).toEqual(['C', 'B', 'A']);
  });
});

describe('columns', () => {
  it('are shown in the asked order, totals with them', () => {
    const table = select({ columns: parseColumns('price, sku') });
    expect(table.columns.map((column) => column.key)).toEqual(['price', 'sku']);
    expect(table.rows[0]).toEqual([money(1999, 'USD'), 'MUG-1']);
    expect(table.totals).toEqual([money(2499, 'USD'), 'Total']);
  });

  it('that no table has are refused with the known ones', () => {
    const error = errorOf(() => select({ columns: ['pirce'] }));
    expect(error.exitCode).toBe(2);
    expect(error.suggestions).toEqual(['Did you mean price?', 'Known columns: sku, price, share, seen.']);
  });

  const other: TableBlock = {
    type: 'table',
    id: 'o',
    columns: [{ key: 'fee', label: 'Fee', kind: 'text' }],
    rows: [['x']],
  };
  const prose: ProseBlock = { type: 'prose', id: 'p', paragraphs: ['Words.'] };

  it('leave out a table that has none of them, and words only where there is no place for words', () => {
    const document = sampleDocument([prose, priceTable, other]);
    const ids = (selection: Partial<Selection>, rowsOnly: boolean) =>
      applySelection(document, { filters: [], ...selection }, rowsOnly).blocks.map((block) => block.id);
    expect(ids({ columns: ['sku'] }, false)).toEqual(['p', 'prices']);
    expect(ids({ columns: ['sku'] }, true)).toEqual(['prices']);
    expect(ids({ columns: ['sku', 'fee'] }, true)).toEqual(['prices', 'o']);
    expect(ids({ sort: parseSort('sku') }, true)).toEqual(['p', 'prices', 'o']);
  });

  it('are the only thing that leaves a table out: sorting and filters leave another table as it is', () => {
    const { blocks } = applySelection(sampleDocument([priceTable, other]), { filters: [parseFilter('sku=LAMP')] });
    expect(blocks[1]).toEqual(other);
  });
});

describe('a selection', () => {
  it('changes neither the data nor the document it was given', () => {
    const before = sampleDocument([priceTable], { data: { rows: 3 } });
    const copy = structuredClone(before);
    const after = applySelection(before, { filters: [parseFilter('sku=LAMP')] });
    expect(after.data).toEqual({ rows: 3 });
    expect(before).toEqual(copy);
  });

  it('of a document without tables says so', () => {
    const error = errorOf(() => applySelection(sampleDocument([]), { filters: [], columns: ['sku'] }));
    expect(error.suggestions).toEqual(['This result has no table.']);
  });
});
