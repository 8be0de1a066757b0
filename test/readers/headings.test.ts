import { describe, expect, it } from 'vitest';
import { indexHeadings, mapHeadings } from '../../src/readers/headings.ts';
import { splitCurrency } from '../../src/readers/currencies.ts';
import { imageRecord } from '../../src/readers/image-file.ts';
import { marketplaceOfName, periodOfName } from '../../src/readers/facts-of-name.ts';
import { splitQuoted } from '../../src/readers/table-head.ts';

describe('mapHeadings', () => {
  const index = indexHeadings({ en: { 'Sessions - Total': 'sessions' }, de: { 'Sitzungen – Summe': 'sessions' } });

  it('compares without regard to dashes, spaces, case and width', () => {
    const mapped = mapHeadings(['x', '  sitzungen — SUMME '], index);
    expect(mapped.places.get('sessions')).toBe(1);
    expect(mapped.language).toBe('de');
  });

  it('never takes a longer heading for a shorter one', () => {
    expect(mapHeadings(['Sessions - Total - B2B'], index).places.size).toBe(0);
  });

  it('names a column that stands twice', () => {
    expect(mapHeadings(['Sessions - Total', 'Sitzungen – Summe'], index).twice).toEqual(['Sitzungen – Summe']);
  });
});

describe('splitCurrency', () => {
  it.each([
    ['$1,937.41', '1,937.41', 'USD'],
    ['MX$2,000.00', '2,000.00', 'MXN'],
    ['5.255,61\u00a0€', '5.255,61', 'EUR'],
    ['-$3.00', '-3.00', 'USD'],
    ['￥4,907,860', '4,907,860', 'JPY'],
    ['₹38,165.00', '38,165.00', 'INR'],
    ['12.00 GBP', '12.00', 'GBP'],
    ['12.00', '12.00', undefined],
  ])('parts %s', (cell, digits, currency) => {
    const parted = splitCurrency(cell);
    expect(parted.digits).toBe(digits);
    expect(parted.currencies[0]).toBe(currency);
  });
});

describe('splitQuoted', () => {
  it('keeps delimiters and doubled quotes inside quotes', () => {
    expect(splitQuoted('a,"b, ""c""",,d"e', ',')).toEqual(['a', 'b, "c"', '', 'd"e']);
  });
});

describe('periodOfName', () => {
  it('takes two dates and no fewer', () => {
    expect(periodOfName('x/report-2026-08-01-to-2026-08-31.csv')).toEqual({ start: '2026-08-01', end: '2026-08-31' });
    expect(periodOfName('2026-08-01/BusinessReport-2026-08-31.csv')).toBeNull();
    expect(periodOfName('2026-08-31_2026-08-01.csv')).toBeNull();
    expect(periodOfName('2026-02-30_2026-03-01.csv')).toBeNull();
  });
});

describe('marketplaceOfName', () => {
  it('believes the names of Brand Analytics downloads and no others', () => {
    expect(marketplaceOfName('x/US_Search_Query_Performance_Brand_View_Week.csv')).toBe('US');
    expect(marketplaceOfName('GB_Search_Query_Performance_ASIN_View.csv')).toBe('UK');
    expect(marketplaceOfName('DE_orders.txt')).toBeNull();
    expect(marketplaceOfName('XX_Search_Query_Performance_Brand.csv')).toBeNull();
  });
});

describe('imageRecord', () => {
  it.each([
    ['dir/B0FIXL0001.MAIN.jpg', 'B0FIXL0001', 'MAIN'],
    ['FX-LAMP-1_pt08.webp', 'FX-LAMP-1', 'PT08'],
    ['a.zip!FX-LAMP-1-swch.png', 'FX-LAMP-1', 'SWCH'],
    ['FX-LAMP-1.jpg', 'FX-LAMP-1', null],
    ['FX-LAMP-1_PT09.jpg', 'FX-LAMP-1', 'PT09'],
  ])('%s', (path, product, slot) => {
    expect(imageRecord(path, 1)).toMatchObject({ product, slot });
  });
});
