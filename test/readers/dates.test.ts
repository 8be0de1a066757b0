import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateFormat, toldDateOrder } from '../../src/readers/dates.ts';

describe('DateFormat', () => {
  it.each([
    ['2026-08-18T09:12:44+00:00', '2026-08-18T09:12:44Z'],
    ['2026-10-22T00:00:00-07:00', '2026-10-22T07:00:00Z'],
    ['2026-06-16 08:14:22 UTC', '2026-06-16T08:14:22Z'],
    ['16.06.2026 08:14:22 UTC', '2026-06-16T08:14:22Z'],
    ['08/07/2025 10:12:40 BST', '2025-07-08T09:12:40Z'],
    ['2025/01/15 09:30:00 JST', '2025-01-15T00:30:00Z'],
    ['3/14/26', '2026-03-14T00:00:00Z'],
    ['2026-10-20', '2026-10-20T00:00:00Z'],
    ['03/04/2026 10:00:00 PDT', '2026-03-04T17:00:00Z'],
    ['03.08.2026 05:42:26 GMT+00:00', '2026-08-03T05:42:26Z'],
    ['3 Oct 2026 10:00:00 GMT+9', '2026-10-03T01:00:00Z'],
    ['15 ene 2026 10:00:00 UTC-6', '2026-01-15T16:00:00Z'],
    ['13/07/2026 12:52:16 am GMT+10', '2026-07-12T14:52:16Z'],
    ['10/31/2026 2:05 PM', '2026-10-31T14:05:00Z'],
  ])('reads %s as %s', (cell, value) => {
    expect(new DateFormat().instant(cell)).toEqual({ value });
  });

  it('keeps the day as the file writes it when only the date is wanted', () => {
    expect(new DateFormat().date('2025/01/15 09:30:00 JST')).toEqual({ value: '2025-01-15' });
  });

  it('does not guess day or month first, and takes the proof from the rest of the column', () => {
    expect(new DateFormat().date('03/04/2026')).toEqual({ fault: 'order-unknown' });
    const format = new DateFormat();
    format.settle(['03/04/2026', '28/04/2026']);
    expect(format.date('03/04/2026')).toEqual({ value: '2026-04-03' });
    expect(format.date('04/28/2026')).toEqual({ fault: 'not-a-date' });
    expect(format.date('2026-04-28')).toEqual({ fault: 'not-a-date' });
  });

  it.each([
    '2026-02-30',
    '31.04.2026',
    '2026-10-01-07',
    '2026-10-20 10:00:00 GMT+15',
    '10/31/2026 14:05 PM',
    '2026-13-01',
    'yesterday',
    '2026-10-20 25:00:00 UTC',
    '20261020',
    '1.2',
    '',
  ])('refuses %s', (cell) => {
    expect(new DateFormat().instant(cell)).toEqual({ fault: 'not-a-date' });
  });

  it.each([
    ['de', null, '2026-04-03'],
    ['ja', 'JP', null],
    ['en', 'US', '2026-03-04'],
    ['en', 'UK', '2026-04-03'],
    ['en', 'IN', '2026-04-03'],
    ['en', 'CA', null],
    ['en', null, null],
  ])('takes 03/04/2026 in a file in %s of %s for %s where the column proves nothing', (language, shop, value) => {
    const format = new DateFormat(toldDateOrder(language, shop));
    format.settle(['03/04/2026', '05/06/2026']);
    const read = format.date('03/04/2026');
    expect('value' in read ? read.value : null).toBe(value);
  });

  it('believes the column before language and shop', () => {
    const format = new DateFormat('mdy');
    format.settle(['03/04/2026', '28/04/2026']);
    expect(format.date('03/04/2026')).toEqual({ value: '2026-04-03' });
  });

  it('reads the common way of writing a time as carefully as any other', () => {
    const settled = () => {
      const format = new DateFormat();
      format.settle(['2026-10-20']);
      return format;
    };
    const hour = fc.integer({ min: 0, max: 30 }).map((value) => String(value).padStart(2, '0'));
    const sixty = fc.integer({ min: 0, max: 70 }).map((value) => String(value).padStart(2, '0'));
    const day = fc.constantFrom('2026-10-20', '2026-02-30', '20.10.2026', '10/20/2026', '2024-02-29', '2026-1-2');
    const zone = fc.constantFrom('+00:00', ' UTC', 'Z', '', '+0000', '-07:00', ' PST', ' XYZ');
    const cell = fc.tuple(day, fc.constantFrom('T', ' '), hour, sixty, sixty, zone);
    fc.assert(
      fc.property(cell, ([on, mark, h, m, s, place]) => {
        const read = settled().instant(`${on}${mark}${h}:${m}:${s}${place}`);
        // One more blank, and the quick way is not taken.
        expect(read).toEqual(settled().instant(`${on}${mark} ${h}:${m}:${s}${place}`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses a zone it does not know rather than take it for UTC', () => {
    expect(new DateFormat().instant('2026-10-20 10:00:00 XYZ')).toEqual({ fault: 'not-a-date' });
  });

  it('never throws, and what it gives is a moment', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.{0,12}$/), (text) => {
        const read = new DateFormat().instant(text);
        if ('value' in read) expect(Number.isNaN(Date.parse(read.value))).toBe(false);
      }),
    );
  });
});
