import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecimalSum, markProvenBy, NumberFormat } from '../../src/readers/numbers.ts';

describe('NumberFormat', () => {
  it.each([
    ['dot', '1,234.56', '1234.56'],
    ['dot', '1,23,456.50', '123456.50'],
    ['dot', "1'234.50", '1234.50'],
    ['dot', '-3.00', '-3.00'],
    ['dot', '3.00-', '-3.00'],
    ['dot', '\u22123.5', '-3.5'],
    ['dot', '１，２３４', '1234'],
    ['dot', '.5', '.5'],
    ['dot', '(1,234.56)', '-1234.56'],
    ['dot', '＋１２．５', '12.5'],
    ['comma', "1'234,5", '1234.5'],
    ['comma', '1\u2009234,56', '1234.56'],
    ['comma', '1.234,56', '1234.56'],
    ['comma', '1\u202f234,56', '1234.56'],
    ['comma', '1\u00a0234\u00a0567', '1234567'],
    ['comma', '0,5', '0.5'],
  ] as const)('told %s, reads %s as %s', (mark, cell, plain) => {
    expect(new NumberFormat(mark).read(cell)).toEqual({ plain });
  });

  it.each([
    ['dot', '1.234,56'],
    ['dot', '12,5'],
    ['dot', '1,2345'],
    ['dot', '1.2.3'],
    ['comma', '1,234.56'],
    ['comma', '12.5'],
    ['dot', '--5'],
    ['dot', '.'],
    ['dot', ''],
    ['dot', '1e5'],
    ['dot', '0x10'],
    ['dot', 'Infinity'],
    ['dot', '12 345'],
    ['dot', '(5'],
    ['dot', '()'],
    ['dot', '٣'],
    ['comma', '1.23.456,5'],
  ] as const)('told %s, refuses %s', (mark, cell) => {
    expect(new NumberFormat(mark).read(cell)).toEqual({ fault: 'not-a-number' });
  });

  it('reads whole numbers while the mark is open and refuses what could be either', () => {
    const format = new NumberFormat(null);
    expect(format.read('1200')).toEqual({ plain: '1200' });
    expect(format.read('1,234')).toEqual({ fault: 'ambiguous' });
    expect(format.read('12,50')).toEqual({ plain: '12.50' });
    // Now settled: the same cell is no longer open to doubt.
    expect(format.read('1.234')).toEqual({ plain: '1234' });
    expect(format.read('12.50')).toEqual({ fault: 'not-a-number' });
  });

  it('lets the majority of unmistakable cells settle the mark', () => {
    const format = new NumberFormat(null);
    format.settle(['12,50', '12.50', '3.99', '1', '1,234']);
    expect(format.read('3.99')).toEqual({ plain: '3.99' });
    expect(format.read('12,50')).toEqual({ fault: 'not-a-number' });
  });

  it.each([
    ['0.450', 'dot'],
    ['1.234.567', 'comma'],
    ['1,234,567', 'dot'],
    ['1.234', null],
    ['12', null],
    ['words', null],
  ])('%s proves %s', (cell, mark) => {
    expect(markProvenBy(cell)).toBe(mark);
  });

  it('reads back every amount in cents that any of the known formats prints', () => {
    const styles = [
      ['en-US', 'dot'],
      ['de-DE', 'comma'],
      ['fr-FR', 'comma'],
      ['pl-PL', 'comma'],
      ['en-IN', 'dot'],
      ['de-CH', 'dot'],
      ['ja-JP', 'dot'],
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(...styles), (cents, [locale, mark]) => {
        const text = (cents / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
        const read = new NumberFormat(mark).read(text);
        expect('plain' in read && Number(read.plain)).toBeCloseTo(cents / 100, 2);
      }),
    );
  });

  it('reads every amount in the file it is of, and never as another amount in a file of the other form', () => {
    const groups = fc.constantFrom([',', '.'], ['.', ','], ['\u00a0', ','], ['\u202f', ','], ["'", '.']);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e10 }),
        groups,
        fc.boolean(),
        (cents, [group = '', point = ''], negative) => {
          const [whole = '', fraction = ''] = (cents / 100).toFixed(2).split('.');
          const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
          const plain = `${negative ? '-' : ''}${whole}.${fraction}`;
          const cell = `${negative ? '-' : ''}${grouped}${point}${fraction}`;
          expect(new NumberFormat(point === '.' ? 'dot' : 'comma').read(cell)).toEqual({ plain });
          expect(new NumberFormat(point === '.' ? 'comma' : 'dot').read(cell)).toEqual({ fault: 'not-a-number' });
        },
      ),
    );
  });

  it('never throws and never gives anything but a plain decimal', () => {
    const mark = fc.constantFrom('dot' as const, 'comma' as const, null);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), mark, (text, told) => {
        const read = new NumberFormat(told).read(text);
        if ('plain' in read) expect(read.plain).toMatch(/^-?(?:\d+\.?\d*|\.\d+)$/);
      }),
    );
  });
});

describe('DecimalSum', () => {
  it('adds without the dust of binary fractions', () => {
    const sum = new DecimalSum();
    for (const plain of ['0.1', '0.2', '-.3', '5.']) sum.add(plain);
    expect(sum.value).toBe(5);
  });

  it('adds fractions of up to six decimals exactly, longer texts too', () => {
    const sum = new DecimalSum();
    for (const plain of ['0.000001', '-1.5', '123456789012.25', '.123456789']) sum.add(plain);
    expect(sum.value).toBe(Number('123456789010.873457'));
  });

  it('agrees with whole-number arithmetic for any amounts in cents', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })), (amounts) => {
        const sum = new DecimalSum();
        let cents = 0n;
        for (const amount of amounts) {
          cents += amount;
          const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
          sum.add(`${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
        }
        expect(sum.value).toBe(Number(cents * 10_000n) / 1e6);
      }),
    );
  });
});
