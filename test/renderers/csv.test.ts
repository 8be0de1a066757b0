import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/model/money.ts';
import { renderCsv } from '../../src/renderers/csv.ts';
import { documentSheets } from '../../src/renderers/sheets.ts';
import { anyDocument, documentOf, findingOf, fixture, hostileText, OPTIONS, tableOf } from './documents.ts';

const csv = (...args: Parameters<typeof documentOf>) => renderCsv(documentOf(...args), OPTIONS);
const rows = (text: string) => parse(text, { relax_column_count: true, skip_empty_lines: true });

describe('renderCsv', () => {
  it('prints one table plainly: keys, points, empty for unknown, a currency column', () => {
    const text = csv([
      tableOf(
        [
          ['sku', 'id'],
          ['price', 'money'],
          ['margin', 'percent'],
          ['units', 'integer'],
        ],
        [
          ['A', money(-350, 'USD'), 0.123, 1234567],
          ['B', null, null, -5],
        ],
        { totals: ['Total', null, null, 1234562] },
      ),
    ]);
    expect(text).toBe('sku,price,margin,units,currency\nA,-3.5,0.123,1234567,USD\nB,,,-5,\n');
  });

  it('names the currency of each amount where a row mixes them', () => {
    expect(
      csv([
        tableOf(
          [
            ['us', 'money'],
            ['de', 'money'],
          ],
          [[money(100, 'USD'), money(50, 'EUR')]],
        ),
      ]),
    ).toBe('us,usCurrency,de,deCurrency\n1,USD,0.5,EUR\n');
  });

  it('adds no second currency column', () => {
    expect(
      csv([
        tableOf(
          [
            ['price', 'money'],
            ['currency', 'text'],
          ],
          [[money(100, 'USD'), 'USD']],
        ),
      ]),
    ).toBe('price,currency\n1,USD\n');
  });

  it('puts several tables under a line each', () => {
    const text = renderCsv(fixture('currencies'), OPTIONS);
    expect(text).toMatch(/^# mixed: mixed\nsku,/);
    expect(text).toContain('\n\n# narrow: Twelve columns\nc1,');
  });

  it('prints findings as a table', () => {
    const text = csv([{ type: 'findings', id: 'f', findings: [findingOf({ stake: money(1234, 'EUR') })] }]);
    const [head = [], row = []] = rows(text);
    expect(row[head.indexOf('stake')]).toBe('12.34');
    expect(row[head.indexOf('currency')]).toBe('EUR');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', '-', '=cmd|" /C calc"!A0'])(
    'takes the power of a formula from %j',
    (text) => {
      const [, [cell = ''] = []] = rows(csv([tableOf([['sku', 'id']], [[text]])]));
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers alone, negative ones too', () => {
    expect(csv([tableOf([['units', 'integer']], [[-5]])])).toBe('units\n-5\n');
  });

  it('parses back to the same cells, however hostile', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const sheets = documentSheets(document);
        const parsed = rows(renderCsv(document, OPTIONS));
        const heads = sheets.length === 1 ? 1 : 2;
        expect(parsed).toHaveLength(sheets.reduce((sum, sheet) => sum + heads + sheet.rows.length, 0));
        let at = 0;
        for (const sheet of sheets) {
          at += heads;
          for (const row of sheet.rows) {
            const cells = parsed[at] ?? [];
            expect(cells).toHaveLength(row.length);
            for (const [index, value] of row.entries()) {
              if (typeof value === 'string') expect(cells[index]).not.toMatch(/^\s*[=+\-@\t\r]/);
              else expect(cells[index]).toBe(value === null ? '' : String(value));
            }
            at += 1;
          }
        }
      }),
    );
  });

  it('gives a harmless ordinary text back exactly', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(/^[\p{L}\p{N}][^\p{C}\p{Z}]*$/u.test(text));
        expect(rows(csv([tableOf([['title', 'text']], [[text]])]))[1]).toEqual([text]);
      }),
    );
  });
});
