import { describe, expect, it } from 'vitest';
import { type Grid, type GridColumn, layoutGrid } from '../../../src/renderers/terminal/grid.ts';

const same = (text: string) => text;
const PLAIN = { head: same, rule: same, totals: same, cell: same };

function column(label: string, more: Partial<GridColumn> = {}): GridColumn {
  return { label, align: 'left', priority: 1, narrowing: 'wrap', ...more };
}

function lines(grid: Grid, width: number): readonly string[] {
  return layoutGrid(grid, width, PLAIN).lines;
}

describe('layoutGrid', () => {
  it('sets numbers flush right under a rule as wide as the column', () => {
    const columns = [column('name'), column('n', { align: 'right', narrowing: 'never' })];
    expect(
      lines(
        {
          columns,
          rows: [
            ['a', '1'],
            ['bcdef', '1,234'],
          ],
          totals: ['all', '1,235'],
        },
        40,
      ),
    ).toEqual(['name       n', '─────  ─────', 'a          1', 'bcdef  1,234', '─────  ─────', 'all    1,235']);
  });

  it('counts columns of the terminal and not characters', () => {
    expect(
      lines(
        {
          columns: [column('x'), column('y')],
          rows: [
            ['漢字', 'a'],
            ['ab', 'b'],
          ],
        },
        40,
      ).slice(2),
    ).toEqual(['漢字  a', 'ab    b']);
  });

  it('breaks long headings, wraps one column and cuts another', () => {
    const columns = [
      column('share of all', { align: 'right', narrowing: 'never' }),
      column('wrapped'),
      column('cut', { narrowing: 'cut' }),
    ];
    const text = 'some words that are longer than there is room';
    expect(lines({ columns, rows: [['5', text, text]] }, 44)).toEqual([
      ' share',
      'of all  wrapped                cut',
      '──────  ─────────────────────  ─────────────',
      '     5  some words that are    some words t…',
      '        longer than there is',
      '        room',
    ]);
  });

  it('drops the highest priority first, the last of equals before the others, never the first column', () => {
    const columns = [9, 2, 3, 3].map((priority, at) => column(`c${at}`, { priority, narrowing: 'never' }));
    const grid = { columns, rows: [['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(10), 'x'.repeat(10)]] };
    expect(layoutGrid(grid, 36, PLAIN).dropped).toEqual(['c3']);
    expect(layoutGrid(grid, 24, PLAIN).dropped).toEqual(['c2', 'c3']);
  });

  it('has no heading when no column has a label', () => {
    expect(lines({ columns: [column(''), column('')], rows: [['a', 'b']] }, 40)).toEqual(['a  b']);
  });

  it('lists rows as pairs, with their sums, when two columns do not fit', () => {
    const columns = [column('a', { narrowing: 'never' }), column('b', { narrowing: 'never' })];
    const grid = { columns, rows: [['1'.repeat(30), '2'.repeat(30)]], totals: ['3', '4'] };
    expect(layoutGrid(grid, 40, PLAIN)).toEqual({
      lines: [`a  ${'1'.repeat(30)}`, `b  ${'2'.repeat(30)}`, '', 'a  3', 'b  4'],
      dropped: [],
    });
  });
});
