import { describe, expect, it } from 'vitest';
import { feeRulesFor, withTables } from '../../src/rules/fee-rules.ts';
import { checkTable, dateFaults } from '../../src/rules/schema.ts';
import fuel from '../../src/rules/us/fuel-surcharge.json' with { type: 'json' };

function faultsOf(change: (table: typeof fuel) => unknown): string[] {
  const checked = checkTable(change(structuredClone(fuel)));
  return 'faults' in checked ? checked.faults : [];
}

describe('checkTable', () => {
  it('takes the shipped table', () => {
    expect(faultsOf((table) => table)).toEqual([]);
  });

  it.each([
    [
      'a rate of 3.5 instead of 0.035',
      (t: typeof fuel) => ((t.versions[0]!.rows[0]!.rate = 3.5), t),
      'versions.0.rows.0.rate',
    ],
    ['no source', (t: typeof fuel) => ((t.versions[0]!.sources = []), t), 'versions.0.sources'],
    [
      'a date that does not exist',
      (t: typeof fuel) => ((t.versions[0]!.effectiveFrom = '2026-02-30'), t),
      'versions.0.effectiveFrom',
    ],
    ['an unknown confidence', (t: typeof fuel) => ((t.versions[0]!.confidence = 'z'), t), 'versions.0.confidence'],
    ['no rows', (t: typeof fuel) => ((t.versions[0]!.rows = []), t), 'versions.0.rows'],
    ['a key nobody knows', (t: typeof fuel) => ({ ...t, extra: 1 }), 'table'],
    ['a list', () => [], 'table'],
    ['nothing', () => null, 'table'],
  ])('names the place of %s', (_, change, place) => {
    expect(faultsOf(change)[0]).toContain(`${place}:`);
  });

  it('wants versions without gap and without overlap', () => {
    const [version] = fuel.versions;
    const two = (end: string | null): string[] =>
      dateFaults({
        ...fuel,
        versions: [
          { ...version!, effectiveTo: end },
          { ...version!, effectiveFrom: '2027-01-01' },
        ],
      } as never);
    expect(two('2026-12-31')).toEqual([]);
    expect(two('2026-12-30')).toHaveLength(1);
    expect(two('2027-01-01')).toHaveLength(1);
    expect(two(null)).toHaveLength(1);
  });
});

describe('withTables', () => {
  it('puts a table of the user in place of the shipped one, of the same marketplace only', () => {
    const us = feeRulesFor('US')!;
    const own = { ...fuel, versions: [] } as never;
    expect(withTables(us, [own]).fuelSurcharge).toBe(own);
    expect(withTables(us, [{ ...fuel, marketplace: 'CA' } as never]).fuelSurcharge).toBe(us.fuelSurcharge);
  });

  it('has no tables for a marketplace without any, and none by the name of an inherited member', () => {
    expect(feeRulesFor('ZA')).toBeNull();
    expect(feeRulesFor('constructor')).toBeNull();
  });
});
