import { describe, expect, it } from 'vitest';
import { versionAt } from '../../src/rules/at.ts';
import { feeRulesFor } from '../../src/rules/fee-rules.ts';
import { PRODUCT_TYPES, type FulfillmentFeeRow } from '../../src/rules/fee-rows.ts';
import { RULE_TABLES } from '../../src/rules/registry.ts';
import { checkTable } from '../../src/rules/schema.ts';

const us = feeRulesFor('US')!;
const cards = us.fulfillmentFees!;

function rowsOn(date: string): readonly FulfillmentFeeRow[] {
  const found = versionAt(cards, date);
  if (!found.found) throw new Error(found.reason);
  return found.version.rows;
}

/** Row without its card: the same row of another card has the same key. */
function key(row: FulfillmentFeeRow): string {
  return row.id.slice(row.id.indexOf('/') + 1);
}

const cents = (major: number | null | undefined): number => Math.round((major ?? Number.NaN) * 100);
const isStandard = (row: FulfillmentFeeRow): boolean => row.tier.endsWith('-standard');
const COMPLETE_CARDS = ['2024-06-01', '2024-11-01', '2025-06-01', '2025-11-01', '2026-03-01', '2026-11-01'];

describe('every shipped table', () => {
  it.each(RULE_TABLES.map((entry) => [`${entry.kind} ${entry.marketplace}`, entry] as const))(
    '%s keeps its schema',
    async (_, entry) => {
      const table = await entry.load();
      expect(checkTable(table)).toEqual({ table });
      expect([table.kind, table.marketplace]).toEqual([entry.kind, entry.marketplace]);
    },
  );

  it('is registered once', () => {
    const names = RULE_TABLES.map((entry) => `${entry.kind} ${entry.marketplace}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names only sources that its version holds, and no row id twice', async () => {
    for (const entry of RULE_TABLES) {
      for (const version of (await entry.load()).versions) {
        const known = version.sources.map((source) => source.id);
        const rows = version.rows as { id: string; sources?: unknown }[];
        const named = rows.flatMap((row) => (Array.isArray(row.sources) ? (row.sources as unknown[]) : []));
        expect(named.filter((id) => typeof id === 'string' && !known.includes(id))).toEqual([]);
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      }
    }
  });
});

describe('US fulfilment cards', () => {
  it.each(COMPLETE_CARDS)('have weight brackets without holes for every tier and type on %s', (date) => {
    const rows = rowsOn(date);
    const tiers = versionAt(us.sizeTiers!, date);
    if (!tiers.found) throw new Error(tiers.reason);
    const toOunces = (value: number, unit: string): number => (unit === 'lb' ? value * 16 : value);
    for (const type of PRODUCT_TYPES) {
      for (const tier of tiers.version.rows) {
        const own = rows.filter((row) => row.productType === type && row.tier === tier.id);
        expect(own.length, `${type} ${tier.id}`).toBeGreaterThan(0);
        own.forEach((row, index) => {
          const next = own[index + 1];
          if (next) expect(toOunces(row.weightTo!, row.unit), row.id).toBe(toOunces(next.weightFrom, next.unit));
        });
        const [last] = own.slice(-1);
        const limit = tier.maxWeight === null ? null : toOunces(tier.maxWeight.value, tier.maxWeight.unit);
        expect(last!.weightTo === null ? null : toOunces(last!.weightTo, last!.unit), `${type} ${tier.id}`).toBe(limit);
      }
    }
  });

  it.each(COMPLETE_CARDS)('have a fee for each price band of %s, and bands without holes', (date) => {
    const bands = versionAt(us.priceBands!, date);
    if (!bands.found) throw new Error(bands.reason);
    for (const row of rowsOn(date)) {
      expect(Object.keys(row.fees)).toEqual(bands.version.rows.map((band) => band.id));
      expect(
        Object.values(row.fees).every((fee) => fee !== null && fee > 0),
        row.id,
      ).toBe(true);
    }
    bands.version.rows.forEach((band, index) => {
      const next = bands.version.rows[index + 1];
      if (next === undefined) return;
      expect([next.minInclusive, next.minExclusive]).toEqual([band.maxExclusive, band.maxInclusive]);
    });
  });

  it('2026: over 50 is 10 to 50 plus 0.26 in standard sizes and equal above', () => {
    for (const row of [...rowsOn('2026-03-01'), ...rowsOn('2026-11-01')]) {
      expect(cents(row.fees['gt50']) - cents(row.fees['10to50']), row.id).toBe(isStandard(row) ? 26 : 0);
    }
  });

  it('2026: 10 to 50 is under 10 plus 0.82 in large standard and plus 0.77 in bulky and extra-large', () => {
    for (const row of [...rowsOn('2026-03-01'), ...rowsOn('2026-11-01')]) {
      if (row.tier === 'small-standard') continue;
      expect(cents(row.fees['10to50']) - cents(row.fees['lt10']), row.id).toBe(row.tier === 'large-standard' ? 82 : 77);
    }
  });

  it('2024 and 2025: under 10 is the standard fee minus 0.77', () => {
    for (const date of COMPLETE_CARDS.slice(0, 4)) {
      for (const row of rowsOn(date)) expect(cents(row.fees['gte10']) - cents(row.fees['lt10']), row.id).toBe(77);
    }
  });

  it('2026 under-10 large standard equals the 2025 low-price fee (non-apparel and dangerous goods)', () => {
    const before = new Map(rowsOn('2025-06-01').map((row) => [key(row), row]));
    const same = rowsOn('2026-03-01').filter((row) => row.tier === 'large-standard' && row.productType !== 'apparel');
    for (const row of same) {
      const old = before.get(key(row));
      if (old) expect(cents(row.fees['lt10']), row.id).toBe(cents(old.fees['lt10']));
    }
    expect(same.filter((row) => before.has(key(row))).length).toBeGreaterThan(10);
  });

  it('the peak uplift is one amount per row in all price bands, and the same in each year', () => {
    const uplifts = new Map<string, number>();
    const pairs = [
      ['2024-06-01', '2024-11-01'],
      ['2025-06-01', '2025-11-01'],
      ['2026-03-01', '2026-11-01'],
    ] as const;
    for (const [calm, peak] of pairs) {
      const base = new Map(rowsOn(calm).map((row) => [key(row), row]));
      for (const row of rowsOn(peak)) {
        const differences = Object.entries(row.fees).map(
          ([band, fee]) => cents(fee) - cents(base.get(key(row))?.fees[band]),
        );
        expect(new Set(differences).size, row.id).toBe(1);
        expect(differences[0], row.id).toBeGreaterThan(0);
        const known = uplifts.get(key(row));
        if (known !== undefined && isStandard(row)) expect(differences[0], row.id).toBe(known);
        uplifts.set(key(row), differences[0]!);
      }
    }
  });

  it('gives a gap before, in and after what is known, never a neighbour', () => {
    expect(versionAt(cards, '2024-02-04')).toMatchObject({ found: false, before: null });
    expect(versionAt(cards, '2027-01-15')).toMatchObject({ found: false, after: null });
    expect(rowsOn('2024-03-01')).toHaveLength(3);
  });

  it('calls rebuilt rows c', () => {
    const apparel = rowsOn('2025-06-01').filter((row) => row.productType === 'apparel');
    expect(new Set(apparel.filter(isStandard).map((row) => row.confidence))).toEqual(new Set(['c']));
    expect(new Set(apparel.filter((row) => !isStandard(row)).map((row) => row.confidence))).toEqual(new Set(['b']));
  });
});

describe('US referral fees', () => {
  it('give each name and alias to one category', () => {
    for (const version of us.referralFees!.versions) {
      const names = version.rows.flatMap((row) => [row.category, ...row.aliases].map((name) => name.toLowerCase()));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('have no minimum where there is none for media, grocery, video games, consoles, fine art and gift cards', () => {
    const free = us.referralFees!.versions.at(-1)!.rows.filter((row) => row.minimumFee === null);
    expect(free.map((row) => row.id)).toEqual([
      'fine-art',
      'gift-cards',
      'grocery-and-gourmet',
      'media-books',
      'media-dvd',
      'media-music',
      'media-software',
      'media-video',
      'video-game-consoles',
      'video-games-and-gaming-accessories',
    ]);
  });
});
