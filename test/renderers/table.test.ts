import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/renderers/display-width.ts';
import { renderTable } from '../../src/renderers/table.ts';
import { anyDocument, documentOf, findingOf, fixture, OPTIONS, tableOf } from './documents.ts';

const lines = (text: string) => text.split('\n');

describe('renderTable', () => {
  it('keeps every line within the width, whatever the document holds', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 40, max: 130 }), (document, width) => {
        for (const line of lines(renderTable(document, { ...OPTIONS, width }))) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes no control character but line feeds without colour', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(renderTable(document, OPTIONS)).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200F]/u);
      }),
    );
  });

  it('says the same with and without colour', () => {
    for (const name of ['all-blocks', 'hostile', 'wide-characters', 'series']) {
      const coloured = renderTable(fixture(name), { ...OPTIONS, colour: true });
      expect(coloured).toContain('\u001B[');
      expect(stripVTControlCharacters(coloured)).toBe(renderTable(fixture(name), OPTIONS));
    }
  });

  it('wraps messages and fixes and never cuts them', () => {
    const message = `${'words '.repeat(60)}END-OF-MESSAGE`;
    const text = renderTable(
      documentOf([{ type: 'findings', id: 'f', findings: [findingOf({ message, fix: message })] }]),
      OPTIONS,
    );
    expect(text.match(/END-OF-MESSAGE/g)).toHaveLength(2);
    expect(text).not.toContain('…');
  });

  it('shows severe findings first, with a word for each severity', () => {
    const findings = (['info', 'error', 'warning'] as const).map((severity) => findingOf({ severity }));
    const text = renderTable(documentOf([{ type: 'findings', id: 'f', findings }]), OPTIONS);
    expect(text).toContain('1 error, 1 warning, 1 info');
    expect(text).toMatch(/✗ Error[\s\S]+! Warning[\s\S]+i Info/);
  });

  it('drops columns by priority and names them', () => {
    const wide = 'w'.repeat(30);
    const block = tableOf(
      [
        ['sku', 'id'],
        ['a', 'id'],
        ['b', 'id'],
        ['c', 'integer'],
      ],
      [[wide, wide, wide, 5]],
    );
    const columns = block.columns.map((column, at) => ({ ...column, priority: at === 2 ? 3 : 1 }));
    const text = renderTable(documentOf([{ ...block, columns }]), OPTIONS);
    expect(text).toContain('Not shown at this width: b.');
    expect(text).toMatch(/sku +a +c/);
  });

  it('lists rows one under the other when not even two columns fit', () => {
    const wide = '1'.repeat(60);
    const text = renderTable(
      documentOf([
        tableOf(
          [
            ['first', 'date'],
            ['second', 'date'],
            ['third', 'date'],
          ],
          [
            [wide, wide, 'x'],
            ['a', 'b', 'c'],
          ],
        ),
      ]),
      OPTIONS,
    );
    expect(text).toMatch(/first +1{60}\n +second +1{60}\n +third +x\n\n +first +a/);
    expect(text).not.toContain('Not shown');
  });

  it('says so when there is nothing to show', () => {
    const text = renderTable(fixture('empty-blocks'), OPTIONS);
    expect(text).toContain('No rule is broken.');
    expect(text).toContain('No rows.');
    expect(text).toContain('No values are known.');
  });

  it('shows the first five problems and how many are left', () => {
    const problems = Array.from({ length: 8 }, (_, at) => ({
      code: 'x',
      scope: 'row' as const,
      file: 'a.txt',
      line: at + 1,
      message: 'Bad.',
    }));
    const text = renderTable(documentOf([], { problems }), OPTIONS);
    expect(text).toContain('8 problems: 8 rows left out');
    expect(text).toContain('a.txt:5: Bad.');
    expect(text).not.toContain('a.txt:6');
    expect(text).toContain('and 3 more');
  });

  it('draws a gap and not a zero for an unknown value, and names what may change', () => {
    const text = renderTable(
      documentOf([
        {
          type: 'series',
          id: 's',
          chart: 'line',
          labels: ['d1', 'd2', 'd3'],
          series: [{ name: 'Sessions', values: [1, null, 9] }],
          kind: 'integer',
          provisionalFrom: 2,
        },
      ]),
      OPTIONS,
    );
    expect(text).toContain('▁·█');
    expect(text).toContain('lowest 1 (d1), highest 9 (d3), last 9 (d3)');
    expect(text).toContain('Provisional from d3');
  });
});
