import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEven, priceJumps } from '../../../src/domain/fees/break-even.ts';
import { cheaperEdges } from '../../../src/domain/fees/cheaper-edges.ts';
import { estimateFees } from '../../../src/domain/fees/estimate.ts';
import type { FeeInput } from '../../../src/domain/fees/fee-types.ts';
import { PRODUCT_TYPES } from '../../../src/rules/fee-rows.ts';
import { feeRulesFor } from '../../../src/rules/fee-rules.ts';
import { usd } from './records.ts';

const rules = feeRulesFor('US')!;
const categories = rules.referralFees!.versions.at(-1)!.rows.map((row) => row.category);

const date = fc.constantFrom(
  '2024-06-01',
  '2024-11-01',
  '2025-06-01',
  '2025-11-01',
  '2026-03-01',
  '2026-04-17',
  '2026-11-01',
);
const side = fc.integer({ min: 1, max: 9000 }).map((hundredths) => hundredths / 100);
const sides = fc.tuple(side, side, side);
const ounces = fc.integer({ min: 1, max: 240_000 }).map((hundredths) => hundredths / 100);
const cents = fc.integer({ min: 1, max: 200_000 });

const input: fc.Arbitrary<FeeInput> = fc.record({
  date,
  price: cents.map(usd),
  dimensions: sides.map((three) => ({ sides: three, unit: 'in' as const })),
  weight: ounces.map((value) => ({ value, unit: 'oz' as const })),
  category: fc.constantFrom(...categories),
  productType: fc.constantFrom(...PRODUCT_TYPES),
  fulfilment: fc.constant('fba' as const),
  cost: fc.integer({ min: 0, max: 50_000 }).map(usd),
});

const fulfilment = (one: FeeInput): number | null =>
  estimateFees(one, rules).fees.find((fee) => fee.kind === 'fulfillment')?.amount.minor ?? null;

describe('fees', () => {
  it('never depend on the order of the sides', () => {
    fc.assert(
      fc.property(input, fc.constantFrom([0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]), (one, order) => {
        const three = one.dimensions!.sides;
        const turned = order.map((index) => three[index]) as [number, number, number];
        const other = estimateFees({ ...one, dimensions: { sides: turned, unit: 'in' } }, rules);
        expect(other.totals.fees).toEqual(estimateFees(one, rules).totals.fees);
      }),
    );
  });

  it('never fall when the unit gets heavier inside a tier', () => {
    fc.assert(
      fc.property(input, ounces, (one, more) => {
        const heavier = { ...one, weight: { value: one.weight!.value + more, unit: 'oz' as const } };
        const [before, after] = [estimateFees(one, rules), estimateFees(heavier, rules)];
        const same = before.tier?.found && after.tier?.found && before.tier.tier.id === after.tier.tier.id;
        const [low, high] = [fulfilment(one), fulfilment(heavier)];
        if (same && low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it('add up: parts to fees, fees and proceeds to the price, cost and profit to the proceeds', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { fees, gaps, totals } = estimateFees(one, rules);
        if (gaps.length > 0) {
          expect([totals.fees, totals.proceeds, totals.profit, totals.margin]).toEqual([null, null, null, null]);
          return;
        }
        expect(fees.reduce((sum, fee) => sum + fee.amount.minor, 0)).toBe(totals.fees!.minor);
        expect(totals.fees!.minor + totals.proceeds!.minor).toBe(one.price.minor);
        expect(totals.cost!.minor + totals.profit!.minor).toBe(totals.proceeds!.minor);
        expect(fees.every((fee) => fee.amount.minor > 0 || fee.kind === 'referral')).toBe(true);
      }),
    );
  });

  it('are the same in inches and in millimetres, in ounces and in pounds', () => {
    fc.assert(
      fc.property(input, (one) => {
        // Whole hundredths divided once give the decimal that a person would write.
        const hundredths = (value: number): number => Math.round(value * 100);
        const mm = one.dimensions!.sides.map((inches) => (hundredths(inches) * 254) / 1000);
        const metric = { sides: mm as [number, number, number], unit: 'mm' as const };
        const pounds = { value: hundredths(one.weight!.value) / 1600, unit: 'lb' as const };
        expect(fulfilment({ ...one, dimensions: metric, weight: pounds })).toBe(fulfilment(one));
      }),
    );
  });

  it('have a gap only for the heaviest tier on volume alone', () => {
    fc.assert(
      fc.property(input, (one) => {
        for (const gap of estimateFees(one, rules).gaps) expect(gap.code).toBe('by-hand');
      }),
    );
  });
});

describe('break-even price', () => {
  const profitAt = (one: FeeInput, price: number): number =>
    estimateFees({ ...one, price: usd(price) }, rules).totals.profit!.minor;

  it('earns, a cent less does not, and the spans that lose again are told to the cent', () => {
    fc.assert(
      fc.property(input, (one) => {
        const found = breakEven(one, rules);
        fc.pre(found !== null);
        const { price, losesAgain } = found;
        expect(profitAt(one, price.minor)).toBeGreaterThanOrEqual(0);
        if (price.minor > 1) expect(profitAt(one, price.minor - 1)).toBeLessThan(0);
        for (const { from, to } of losesAgain) {
          expect(profitAt(one, from.minor)).toBeLessThan(0);
          expect(profitAt(one, to.minor)).toBeLessThan(0);
          expect(from.minor).toBeGreaterThan(price.minor);
        }
        const told = (cent: number): boolean =>
          losesAgain.some(({ from, to }) => cent >= from.minor && cent <= to.minor);
        for (const jump of priceJumps(one, rules)) {
          if (jump > price.minor) expect(profitAt(one, jump) < 0).toBe(told(jump));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells of the cliff of clothing above 20.00', () => {
    const one: FeeInput = {
      date: '2026-03-01',
      price: usd(2500),
      dimensions: null,
      weight: null,
      category: 'Clothing',
      productType: 'apparel',
      fulfilment: 'fbm',
      cost: usd(1790),
    };
    // 19.89 - 1.99 = 17.90; from 20.01 on 17 % is taken, and only 21.57 - 3.67 earns 17.90 again.
    expect(breakEven(one, rules)).toEqual({ price: usd(1989), losesAgain: [{ from: usd(2001), to: usd(2156) }] });
    expect(breakEven({ ...one, cost: null }, rules)).toBeNull();
  });
});

describe('cheaper edges', () => {
  it('save what they say', () => {
    fc.assert(
      fc.property(input, (one) => {
        for (const edge of cheaperEdges(one, rules)) {
          expect(edge.saves.minor).toBeGreaterThan(0);
          expect(edge.by).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('name millimetres off the shortest side and grams off the weight', () => {
    const one: FeeInput = {
      date: '2026-03-01',
      price: usd(2499),
      dimensions: { sides: [300, 200, 21.05], unit: 'mm' },
      weight: { value: 120, unit: 'g' },
      category: 'Toys',
      productType: 'non-apparel',
      fulfilment: 'fba',
      cost: null,
    };
    const edges = cheaperEdges({ ...one, category: 'Toys and Games' }, rules);
    const shortest = edges.find((edge) => edge.change === 'shortest side');
    // 0.75 in is 19.05 mm. Dimensional 0.554 lb in large standard: 4.20; 120 g (4.23 oz) in small standard: 3.45.
    expect(shortest).toEqual({
      change: 'shortest side',
      by: 2,
      unit: 'mm',
      saves: usd(75),
      tierAfter: 'Small standard-size',
      because: 'size tier',
    });
    // 300 x 200 x 21.05 mm weigh 251.5 g by volume; at 8 oz the longest side is 270.5 mm: 4.20 becomes 3.96.
    expect(edges.find((edge) => edge.change === 'longest side')).toMatchObject({
      because: 'dimensional weight',
      tierAfter: 'Large standard-size',
    });
  });
});
