import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateFormat } from '../../src/readers/dates.ts';
import { monthNamed, withMonthNumber } from '../../src/readers/months.ts';

describe('a date with its month in words', () => {
  it.each([
    ['Mar 3, 2026', '2026-03-03T00:00:00Z'],
    ['March 13, 2026', '2026-03-13T00:00:00Z'],
    ['Sept 9, 2026', '2026-09-09T00:00:00Z'],
    ['3 Mar 2026', '2026-03-03T00:00:00Z'],
    ['03-Mar-2026', '2026-03-03T00:00:00Z'],
    ['13. März 2026', '2026-03-13T00:00:00Z'],
    ['13 Mrz 2026', '2026-03-13T00:00:00Z'],
    ['13.03.2026', '2026-03-13T00:00:00Z'],
    ['3 août 2026', '2026-08-03T00:00:00Z'],
    ['3 de marzo de 2026', '2026-03-03T00:00:00Z'],
    ['3 ago 2026', '2026-08-03T00:00:00Z'],
    ['3 października 2026', '2026-10-03T00:00:00Z'],
    ['3 Ağustos 2026', '2026-08-03T00:00:00Z'],
    ['2026年3月3日', '2026-03-03T00:00:00Z'],
    ['Aug 1, 2026 12:04:09 AM PDT', '2026-08-01T07:04:09Z'],
    ['Aug 1, 2026 12:04:09 PM PDT', '2026-08-01T19:04:09Z'],
    ['Aug 1, 2026, 11:04 pm UTC', '2026-08-01T23:04:00Z'],
    ['1 Aug 2026 23:04:09 UTC', '2026-08-01T23:04:09Z'],
  ])('%s', (cell, value) => {
    expect(new DateFormat().instant(cell)).toEqual({ value });
  });

  it.each([
    'Mar 32, 2026',
    'Smarch 3, 2026',
    'Mar 3, 26',
    'Mar 3, 20261',
    'Mar 2026',
    'Aug 1, 2026 13:00:00 PM',
    'a while ago',
  ])('refuses %s', (cell) => {
    expect(new DateFormat().instant(cell)).toEqual({ fault: 'not-a-date' });
  });

  it('is read all down a column whose first cells are known', () => {
    const format = new DateFormat();
    format.settle(['Mar 3, 2026']);
    for (const [cell, value] of [
      ['Mar 3, 2026', '2026-03-03'],
      ['March 13, 2026', '2026-03-13'],
      ['13 March 2026', '2026-03-13'],
      ['3 March 2026', '2026-03-03'],
    ]) {
      expect(format.date(cell ?? '')).toEqual({ value });
      expect(format.instant(`${cell ?? ''} 10:00:00 UTC`)).toEqual({ value: `${value ?? ''}T10:00:00Z` });
    }
  });

  it('keeps any day a language of the shops writes', () => {
    const language = fc.constantFrom('en-US', 'en-GB', 'de', 'fr', 'it', 'es', 'nl', 'sv', 'pl', 'pt-BR', 'tr');
    const property = fc.property(language, fc.constantFrom('long', 'short'), fc.nat(364), (locale, month, offset) => {
      const day = new Date(Date.UTC(2026, 0, 1 + offset));
      const text = new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(
        day,
      );
      expect(new DateFormat().date(text)).toEqual({ value: day.toISOString().slice(0, 10) });
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('leaves every other text as it is', () => {
    const property = fc.property(fc.string(), (text) => {
      if (!/\d{4}/.test(text)) expect(withMonthNumber(text)).toBe(text);
    });
    fc.assert(property);
  });

  it('knows names in every case, with or without the dot of a short form, and no other words', () => {
    for (const name of ['Mai', 'MAI', 'mai', 'mai.']) expect(monthNamed(name)).toBe(5);
    for (const name of ['', 'm', 'monday', 'constructor']) expect(monthNamed(name)).toBeNull();
  });
});
