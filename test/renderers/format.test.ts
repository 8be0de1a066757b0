import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, ValueKind } from '../../src/model/document.ts';
import { money } from '../../src/model/money.ts';
import { createFormatter } from '../../src/renderers/format.ts';

describe('createFormatter', () => {
  const cases: [Cell, ValueKind, string][] = [
    [null, 'integer', '–'],
    [1234567, 'integer', '1,234,567'],
    [-5, 'integer', '-5'],
    [12.5, 'integer', '12.50'],
    [2.5, 'decimal', '2.50'],
    [0.00042, 'decimal', '0.00042'],
    [0.123, 'percent', '12.3 %'],
    [0.00412, 'percent', '0.41 %'],
    [-0.002, 'percent', '-0.20 %'],
    [0, 'percent', '0.0 %'],
    [-0, 'integer', '0'],
    [1, 'percent', '100.0 %'],
    [money(123456, 'USD'), 'money', '$1,234.56'],
    [money(-350, 'USD'), 'money', '-$3.50'],
    [money(1999, 'EUR'), 'money', '€19.99'],
    [money(1999, 'CAD'), 'money', 'CA$19.99'],
    [money(3588, 'JPY'), 'money', '¥3,588'],
    [money(1999, 'x<'), 'money', '19.99 x<'],
    [Number.NaN, 'integer', '–'],
    [Number.POSITIVE_INFINITY, 'decimal', '–'],
    [1e300, 'decimal', '1E300'],
    ['2026-11-22', 'date', '2026-11-22'],
    ['over 100', 'integer', 'over 100'],
    ['a\nb\u202E', 'text', 'a␊b<U+202E>'],
  ];
  it.each(cases)('%j as %s is %j', (value, kind, expected) => {
    expect(createFormatter('en-US').cell(value, kind)).toBe(expected);
  });

  it('separates thousands by locale, with plain spaces and Latin digits only', () => {
    expect(createFormatter('de-DE').cell(money(123456, 'EUR'), 'money')).toBe('1.234,56 €');
    expect(createFormatter('fr-FR').count(1234567)).toBe('1 234 567');
    expect(createFormatter('ar-EG').count(1234)).toMatch(/^[\d.,٬]+$/);
  });

  it.each(['', 'C', 'not a locale', 'xx-invalid-zzzzzzzzzzz'])('falls back to en-US for %j', (locale) => {
    expect(createFormatter(locale).count(1234.5)).toBe('1,234.50');
  });

  it('prints an amount of money exactly, however large', () => {
    const formatter = createFormatter('en-US');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const digits = formatter.cell(money(minor, 'USD'), 'money').replace(/[$,.]/g, '');
        expect(Number(digits)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  it('takes series values as major units of their currency', () => {
    expect(createFormatter('en-US').number(4271.08, 'money', 'USD')).toBe('$4,271.08');
    expect(createFormatter('en-US').number(4271.08, 'money')).toBe('4,271.08');
  });
});
