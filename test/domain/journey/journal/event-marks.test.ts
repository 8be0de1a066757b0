import { describe, expect, it } from 'vitest';

import { eventMarks } from '../../../../src/domain/journey/journal/event-marks.ts';
import type { JourneyEvent } from '../../../../src/model/journal.ts';

const WEEKS = {
  starts: ['2026-09-13', '2026-09-20', '2026-10-04'],
  ends: ['2026-09-19', '2026-09-26', '2026-10-10'],
};

function event(date: string, changes: Partial<JourneyEvent> = {}): JourneyEvent {
  return { id: date, date, until: null, kind: 'price', label: 'raised', asin: null, marketplace: null, ...changes };
}

describe('events on the weeks of a chart', () => {
  it('stand in the week of their day, oldest first, with product and days', () => {
    const events = [
      event('2026-10-10', { asin: 'B0TEST0001' }),
      event('2026-09-19'),
      event('2026-09-13', { kind: 'coupon', until: '2026-09-21', label: '10 %' }),
    ];
    expect(eventMarks(events, WEEKS)).toEqual([
      { at: 0, label: '2026-09-13 to 2026-09-21 coupon: 10 %' },
      { at: 0, label: '2026-09-19 price: raised' },
      { at: 2, label: '2026-10-10 price, B0TEST0001: raised' },
    ]);
  });

  it('stand in the first week they touch, and in none that the chart lacks', () => {
    const long = event('2026-08-01', { until: '2026-09-20' });
    const between = event('2026-09-28');
    const reaching = event('2026-09-28', { until: '2026-10-05' });
    expect(eventMarks([long, between, reaching, event('2026-10-11')], WEEKS).map(({ at }) => at)).toEqual([0, 2]);
  });

  it('are the latest twelve', () => {
    const many = Array.from({ length: 20 }, (_, index) => event('2026-10-05', { label: String(index) }));
    expect(eventMarks(many, WEEKS).map(({ label }) => label.split(': ')[1])).toEqual(
      Array.from({ length: 12 }, (_, index) => String(index + 8)),
    );
  });
});
