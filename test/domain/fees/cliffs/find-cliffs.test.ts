import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeCliffs, type CliffOptions } from '../../../../src/domain/fees/cliffs/fee-cliffs.ts';
import { readNear } from '../../../../src/domain/fees/cliffs/near.ts';
import { firstIndex, smallerLengths, smallerWeights } from '../../../../src/domain/fees/cliffs/smaller-steps.ts';
import { UserError } from '../../../../src/model/errors.ts';
import { LARGE, orderLine, product, recordSet, usd } from '../records.ts';

const NEAR = readNear({ price: undefined, weight: undefined, side: undefined });
const OPTIONS: CliffOptions = {
  asOf: '2026-10-01',
  marketplace: 'US',
  since: null,
  until: null,
  fulfilment: null,
  ownTables: [],
  near: NEAR,
  weeks: null,
};

function cliffs(set: ReturnType<typeof recordSet>, near = NEAR) {
  const [us] = feeCliffs(set, { ...OPTIONS, near }).marketplaces;
  if (us === undefined) throw new Error('no US');
  return us;
}

describe('feeCliffs', () => {
  it('names the smaller side that reaches a cheaper tier, with distance and money', () => {
    const set = recordSet();
    // 0.80 in; small standard-size takes up to 0.75 in.
    set.product.push(product('A', LARGE));
    for (let day = 1; day <= 28; day += 1) {
      set['order-line'].push(orderLine('A', { purchasedAt: `2026-09-${String(day).padStart(2, '0')}T10:00:00Z` }));
    }
    const saved = 420 + 15 - 342 - 12;
    expect(cliffs(set).cliffs).toMatchObject([
      {
        kind: 'shortest-side',
        now: 0.8,
        to: 0.75,
        distance: 0.05,
        unit: 'in',
        before: { tier: 'large-standard' },
        after: { tier: 'small-standard' },
        saves: usd(saved),
        units: 28,
        savesOfYear: usd(saved * 365),
      },
    ]);
    // Just short of the limit nothing is near enough.
    expect(cliffs(set, { ...NEAR, side: 1.2 }).cliffs).toEqual([]);
  });

  it('names the lighter weight, a hundredth of a pound or a gram away', () => {
    // Its volume weighs 0.35 lb: the weight itself picks the row of the card.
    const box = { dimensions: { sides: [6, 4, 2], unit: 'in' } } as const;
    const set = recordSet();
    set.product.push(
      product('LB', { ...box, weight: { value: 0.51, unit: 'lb' } }),
      product('G', { ...box, weight: { value: 227, unit: 'g' } }),
    );
    const found = cliffs(set, { ...NEAR, side: 0.5 }).cliffs.map(({ entry, kind, distance, to, unit }) => [
      entry.sku,
      kind,
      distance,
      to,
      unit,
    ]);
    expect(found.toSorted(([left], [right]) => String(left).localeCompare(String(right)))).toEqual([
      ['G', 'weight', 1, 226, 'g'],
      ['LB', 'weight', 0.01, 0.5, 'lb'],
    ]);
  });

  it('names a price a cent lower, less what the lower price costs', () => {
    const set = recordSet();
    set.product.push(product('A', { price: usd(1000) }), product('B', { price: usd(1300) }));
    const prices = cliffs(set).cliffs.filter(({ kind }) => kind === 'price');
    expect(prices).toMatchObject([{ entry: { sku: 'A' }, now: 10, to: 9.99, distance: 0.01, unit: 'USD' }]);
    const [only] = prices;
    // What is left of 9.99 against what is left of 10.00, and not the fee alone.
    const fees = (only?.before.fees?.minor ?? 0) - (only?.after.fees?.minor ?? 0);
    expect(only?.saves).toEqual(usd(fees - 1));
  });

  it('looks at the price alone of what the seller ships, and at nothing of what is not known', () => {
    const set = recordSet();
    set.product.push(product('A', LARGE), product('B', { ...LARGE, category: 'Nonsense' }));
    const [fbm] = feeCliffs(set, { ...OPTIONS, fulfilment: 'fbm' }).marketplaces;
    expect(fbm?.cliffs).toEqual([]);
    const us = cliffs(set);
    expect(us.cliffs.map(({ entry }) => entry.sku)).toEqual(['A']);
    expect(us.unknown).toMatchObject([{ sku: 'B', gaps: [{ code: 'unknown-category' }] }]);
  });

  it('ranks by the money of a year, and tells none without sales', () => {
    const set = recordSet();
    set.product.push(product('A', LARGE), product('B', LARGE));
    expect(cliffs(set).cliffs.map(({ entry, savesOfYear }) => [entry.sku, savesOfYear])).toEqual([
      ['A', null],
      ['B', null],
    ]);
    for (let day = 1; day <= 28; day += 1) {
      set['order-line'].push(orderLine('B', { purchasedAt: `2026-09-${String(day).padStart(2, '0')}T10:00:00Z` }));
    }
    expect(cliffs(set).cliffs.map(({ entry }) => entry.sku)).toEqual(['B', 'A']);
  });

  it('finds only what pays less, and nothing nearer that does', () => {
    const side = fc.integer({ min: 20, max: 2500 }).map((value) => value / 100);
    fc.assert(
      fc.property(
        fc.tuple(side, side, side),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 500, max: 9000 }),
        (sides, weight, price) => {
          const set = recordSet();
          set.product.push(
            product('A', {
              dimensions: { sides, unit: 'in' },
              weight: { value: weight / 100, unit: 'lb' },
              price: usd(price),
            }),
          );
          for (const cliff of cliffs(set).cliffs) {
            expect(cliff.saves.minor).toBeGreaterThan(0);
            expect(cliff.to).toBeLessThan(cliff.now);
            expect(cliff.distance).toBeCloseTo(cliff.now - cliff.to, 6);
            const nearest = { price: 0.05, weight: 30, side: 10 };
            const unit = { price: price / 100, weight: 453.592_37, side: 25.4 };
            const limit =
              cliff.kind === 'price'
                ? nearest.price * unit.price
                : cliff.kind === 'weight'
                  ? nearest.weight / unit.weight
                  : nearest.side / unit.side;
            expect(cliff.distance).toBeLessThanOrEqual(limit + 1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('smaller steps', () => {
  it('stand on the steps of the unit, nearest first', () => {
    const lengths = smallerLengths(0.803, 'in', 1);
    expect([lengths.at(1), lengths.at(2), lengths.count]).toEqual([0.8, 0.79, 4]);
    expect(lengths.distance(1)).toBe(0.003);
    const weights = smallerWeights({ value: 3, unit: 'g' }, 30);
    // Never zero: nothing weighs nothing.
    expect([weights.count, weights.at(weights.count)]).toEqual([2, 1]);
  });

  it('are searched for the first that holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 300 }), (count, from) => {
        expect(firstIndex(count, (index) => index >= from)).toBe(from <= count ? from : null);
      }),
    );
    expect(firstIndex(0, () => true)).toBeNull();
  });
});

describe('readNear', () => {
  it('takes what is typed, else the settings', () => {
    expect(NEAR).toEqual({ price: 0.05, weight: 30, side: 10 });
    expect(readNear({ price: '2%', weight: '0.01lb', side: '0.5 in' })).toEqual({
      price: 0.02,
      weight: 4.535924,
      side: 12.7,
    });
  });

  it.each([
    ['price', '5'],
    ['price', '100%'],
    ['price', '-1%'],
    ['weight', '30'],
    ['weight', '0g'],
    ['side', 'NaNmm'],
  ])('refuses --near-%s %s', (name, typed) => {
    const none = { price: undefined, weight: undefined, side: undefined };
    expect(() => readNear({ ...none, [name]: typed })).toThrow(UserError);
  });
});
