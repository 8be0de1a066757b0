import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/period.ts';
import { LastUpdateClue } from '../../../src/readers/orders/last-update.ts';

function clueOf(rows: readonly (readonly [purchased: string, updated: string | null])[]): LastUpdateClue {
  const clue = new LastUpdateClue();
  for (const [purchased, updated] of rows) clue.add(purchased, updated);
  return clue;
}

describe('LastUpdateClue', () => {
  it('sees that nothing was updated while the old orders were young', () => {
    const old = Array.from({ length: 5 }, (_, day) => [addDays('2026-08-01', day), '2026-10-12'] as const);
    const clue = clueOf([...old, ['2026-10-11', '2026-10-12'], ['2026-10-12', '2026-10-14']]);
    expect(clue.evidence()).toEqual({ rows: 5, updatedFrom: '2026-10-12' });
  });

  it('takes few rows, or few among many, for accidents', () => {
    const old = Array.from({ length: 4 }, () => ['2026-08-01', '2026-10-12'] as const);
    const young = Array.from({ length: 100 }, () => ['2026-10-11', '2026-10-12'] as const);
    expect(clueOf(old).evidence()).toBeNull();
    expect(clueOf([...old, old[0] ?? young[0] ?? ['', null], ...young]).evidence()).toBeNull();
  });

  it('says nothing of a file without dates of update', () => {
    expect(clueOf([['2026-08-01', null]]).evidence()).toBeNull();
    expect(clueOf([]).evidence()).toBeNull();
  });

  it('is never seen where every order of the first days was updated within the week', () => {
    const order = fc.record({ day: fc.nat(60), late: fc.nat(30) });
    const property = fc.property(fc.array(order, { maxLength: 60 }), (orders) => {
      const rows = orders.map(
        ({ day, late }) => [addDays('2026-08-01', day), addDays('2026-08-01', day + late)] as const,
      );
      const clue = clueOf([['2026-08-01', '2026-08-08'], ...rows]);
      expect(clue.evidence()).toBeNull();
    });
    fc.assert(property);
  });
});
