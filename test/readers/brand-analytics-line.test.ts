import { describe, expect, it } from 'vitest';
import { periodEnding, readMetadata } from '../../src/readers/brand-analytics-line.ts';

const LINE =
  'ASIN or Product=["B0FIXL0001"],Reporting Range=["Weekly"],Select week=["Week 44 | 2026-10-25 - 2026-10-31 2026"]';

describe('readMetadata', () => {
  it('reads what the line says, in quotes of CSV too', () => {
    const told = {
      asin: 'B0FIXL0001',
      brand: null,
      range: 'weekly',
      period: { start: '2026-10-25', end: '2026-10-31' },
    };
    expect(readMetadata([LINE])).toEqual(told);
    expect(readMetadata([`"${LINE.replaceAll('"', '""')}",,`])).toEqual(told);
  });

  it('is not misled by other lines and their dates', () => {
    expect(readMetadata(['Made for Fixtura, 2020-01-01', '', LINE])).toEqual(readMetadata([LINE]));
    expect(readMetadata(['From 2020-01-01 to 2020-01-31']).period).toBeNull();
  });

  it('gives nothing for a file whose line was deleted', () => {
    expect(readMetadata([])).toEqual({ asin: null, brand: null, range: null, period: null });
  });
});

describe('periodEnding', () => {
  it.each([
    ['2026-10-31', 'weekly', '2026-10-25'],
    ['2026-10-31', 'monthly', '2026-10-01'],
    ['2026-12-31', 'quarterly', '2026-10-01'],
  ])('of %s, %s, starts on %s', (end, range, start) => {
    expect(periodEnding(end, range)).toEqual({ start, end });
  });

  it('is not known for another range', () => {
    expect(periodEnding('2026-10-31', 'daily')).toBeNull();
  });
});
