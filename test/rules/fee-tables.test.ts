import { describe, expect, it } from 'vitest';
import { FEE_MARKETPLACES, FEE_TABLE_KINDS, feeRulesFor, type FeeRules } from '../../src/rules/fee-rules.ts';
import type { FulfillmentFeeRow } from '../../src/rules/fee-rows.ts';
import { FEE_TABLES_BY_MARKETPLACE } from '../../src/rules/fee-table-list.ts';
import { unpackTables } from '../../src/rules/packed-tables.ts';
import type { RuleTable, RuleVersion } from '../../src/rules/table.ts';

const all = FEE_MARKETPLACES.map((code) => [code, feeRulesFor(code)!] as const);
const GRAMS: Readonly<Record<string, number>> = { g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };

function seriesOf(version: RuleVersion<FulfillmentFeeRow>): Map<string, FulfillmentFeeRow[]> {
  const series = new Map<string, FulfillmentFeeRow[]>();
  for (const row of version.rows) {
    for (const column of Object.keys(row.fees)) {
      const key = [row.route ?? 'local', row.productType, row.tier, column].join(' ');
      series.set(key, [...(series.get(key) ?? []), row]);
    }
  }
  return series;
}

describe('the list of fee tables', () => {
  it.each(all)('names exactly the tables of %s', (code, rules) => {
    const held = Object.entries(FEE_TABLE_KINDS)
      .filter(([, member]) => rules[member] !== null)
      .map(([kind]) => kind);
    expect([...(FEE_TABLES_BY_MARKETPLACE[code] ?? [])].sort()).toEqual(held.sort());
  });

  it('has no marketplace without a file, and none for those without tables', () => {
    expect(Object.keys(FEE_TABLES_BY_MARKETPLACE).sort()).toEqual([...FEE_MARKETPLACES].sort());
    for (const code of ['ZA', 'BR']) expect(feeRulesFor(code)).toBeNull();
  });
});

describe.each(all)('fulfilment card of %s', (_, rules: FeeRules) => {
  it('has weight brackets that meet and do not overlap', () => {
    for (const version of rules.fulfillmentFees?.versions ?? []) {
      // The first US card of 2024 holds single rows only; its note says so.
      if (version.effectiveFrom === '2024-02-05') continue;
      for (const [key, rows] of seriesOf(version)) {
        rows.forEach((row, index) => {
          const next = rows[index + 1];
          if (next === undefined) return;
          expect(row.weightTo, `${key} ${row.id}`).not.toBeNull();
          const end = (row.weightTo ?? Infinity) * (GRAMS[row.unit] ?? 0);
          expect(next.weightFrom * (GRAMS[next.unit] ?? 0), `${key} ${next.id}`).toBeCloseTo(end, 6);
        });
      }
    }
  });

  it('knows the tier of every row, and every route and column of it is reachable', () => {
    const tiers = new Set(
      rules.sizeTiers?.versions.flatMap((version) => version.rows.map((row) => row.tier ?? row.id)),
    );
    const columns = new Set(
      rules.priceBands?.versions.flatMap((version) => version.rows.map((row) => row.column ?? row.id)),
    );
    const routes = new Set(
      rules.routes?.versions.flatMap((version) => version.rows.map((row) => row.card)) ?? ['local'],
    );
    for (const row of rules.fulfillmentFees?.versions.flatMap((version) => version.rows) ?? []) {
      expect(tiers, row.id).toContain(row.tier);
      expect(routes, row.id).toContain(row.route ?? 'local');
      for (const column of Object.keys(row.fees)) expect(columns, row.id).toContain(column);
    }
  });

  it('has price bands that take every price', () => {
    for (const version of rules.priceBands?.versions ?? []) {
      const last = version.rows.at(-1);
      expect([last?.maxInclusive, last?.maxExclusive, last?.categories, last?.group]).toEqual([
        null,
        null,
        undefined,
        undefined,
      ]);
    }
  });

  it('names one default route where there are several', () => {
    for (const version of rules.routes?.versions ?? []) {
      expect(version.rows.filter((row) => row.isDefault)).toHaveLength(1);
    }
  });

  it('names tiers in other tables that its sizes have', () => {
    const tiers = new Set(
      rules.sizeTiers?.versions.flatMap((version) => version.rows.map((row) => row.tier ?? row.id)),
    );
    for (const member of Object.values(FEE_TABLE_KINDS)) {
      const table = rules[member] as RuleTable<{ id: string; tiers?: readonly string[] | null; tier?: string }> | null;
      if (member === 'sizeTiers') continue;
      for (const row of table?.versions.flatMap((version) => version.rows) ?? []) {
        for (const tier of row.tiers ?? []) expect(tiers, `${member} ${row.id}`).toContain(tier);
      }
    }
  });
});

describe('referral tables', () => {
  it.each(all)('of %s give each name to one category and rates below one', (_, rules) => {
    for (const version of rules.referralFees?.versions ?? []) {
      const names = version.rows.flatMap((row) => [row.category, ...row.aliases].map((name) => name.toLowerCase()));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('are missing where no rates were found, and never a neighbour’s', () => {
    const without = all.filter(([, rules]) => rules.referralFees === null).map(([code]) => code);
    expect(without).toEqual(['NL', 'SE', 'PL', 'BE', 'IE', 'EG']);
  });
});

describe('unpackTables', () => {
  const table = { kind: 'tax', marketplace: 'XX', currency: null };
  const head = { status: 'in-force', confidence: 'a', sources: [], effectiveTo: null } as const;

  it('writes out a version that is told by its changes, sharing the rows that stay', () => {
    const rows = [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ];
    const [full] = unpackTables({
      tables: [
        {
          ...table,
          versions: [
            { ...head, effectiveFrom: null, rows },
            { ...head, effectiveFrom: '2026-01-01', changed: [{ id: 'b', n: 2 } as { id: string }] },
          ],
        },
      ],
    });
    expect(full?.versions[1]?.rows).toEqual([
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ]);
    expect(full?.versions[1]?.rows[0]).toBe(rows[0]);
  });

  it('refuses changes of nothing', () => {
    expect(() =>
      unpackTables({ tables: [{ ...table, versions: [{ ...head, effectiveFrom: null, changed: [] }] }] }),
    ).toThrow('without rows');
  });
});
