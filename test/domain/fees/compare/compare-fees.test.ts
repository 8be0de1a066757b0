import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../../src/domain/fees/margins/catalogue.ts';
import { unitFees } from '../../../../src/domain/fees/margins/unit-fees.ts';
import { yearOf } from '../../../../src/domain/fees/margins/yearly.ts';
import { compareData } from '../../../../src/domain/fees/compare/compare-data.ts';
import { compareFees, type CompareOptions, type Comparison } from '../../../../src/domain/fees/compare/compare-fees.ts';
import { compareTotals } from '../../../../src/domain/fees/compare/compare-totals.ts';
import { difference } from '../../../../src/domain/fees/compare/difference.ts';
import { parseChange } from '../../../../src/domain/fees/compare/parse-change.ts';
import { UserError } from '../../../../src/model/errors.ts';
import { money } from '../../../../src/model/money.ts';
import { feeRulesFor } from '../../../../src/rules/fee-rules.ts';
import { LARGE, orderLine, preview, product, recordSet, usd } from '../records.ts';

const OPTIONS: CompareOptions = {
  asOf: '2026-10-01',
  marketplace: 'US',
  since: null,
  until: null,
  fulfilment: null,
  ownTables: [],
  from: null,
  to: null,
  toMarketplace: null,
  changes: [],
  skus: [],
  weeks: null,
};

/** Two SKUs with 28 days of sales: a unit a day of A. */
function records(): ReturnType<typeof recordSet> {
  const set = recordSet();
  set.product.push(product('A'), product('B', LARGE));
  for (let day = 1; day <= 28; day += 1) {
    set['order-line'].push(orderLine('A', { purchasedAt: `2026-09-${String(day).padStart(2, '0')}T10:00:00Z` }));
  }
  set['order-line'].push(orderLine('B', { purchasedAt: '2026-09-14T10:00:00Z' }));
  return set;
}

function compare(change: Partial<CompareOptions>, set = records()): Comparison {
  const [only] = compareFees(set, { ...OPTIONS, ...change }).comparisons;
  if (only === undefined) throw new Error('nothing was compared');
  return only;
}

const what = (...typed: string[]): Partial<CompareOptions> => ({ changes: typed.map(parseChange) });

describe('compareFees', () => {
  it('tells what two days differ in, a unit and a year at current sales', () => {
    const result = compare({ from: '2026-10-01', to: '2026-11-01' });
    // Peak: 3.42 to 3.61, and the surcharge of 3.5 % from 0.12 to 0.13.
    expect(result.skus[0]).toMatchObject({
      fees: usd(20),
      profit: usd(-20),
      kinds: [
        { kind: 'fulfillment', before: usd(342), after: usd(361) },
        { kind: 'fuel-surcharge', before: usd(12), after: usd(13) },
      ],
      units: 28,
      feesOfYear: usd(20 * 365),
      gaps: [],
    });
    expect(result.year).toMatchObject({ period: { start: '2026-09-01', end: '2026-09-28' }, days: 28 });
  });

  it('counts a cost that changes between the days, in the profit alone', () => {
    const set = recordSet();
    const costs = [
      { from: null, cost: usd(600) },
      { from: '2026-10-10', cost: usd(650) },
    ];
    set.product.push(product('A', { costs }));
    const [row] = compare({ from: '2026-10-01', to: '2026-10-12' }, set).skus;
    expect(row).toMatchObject({ fees: usd(0), profit: usd(-50), kinds: [] });
  });

  it('works out what if, several changes at once', () => {
    const dearer = compare(what('price=+10%')).skus[0];
    // 24.99 + 2.50 less 15 % of it: 4.12 instead of 3.75.
    expect(dearer).toMatchObject({ fees: usd(37), profit: usd(250 - 37), after: { unit: { price: usd(2749) } } });
    const smaller = compare({ ...what('height=-0.05in', 'cost=-0.10'), skus: ['B'] }).skus;
    expect(smaller).toHaveLength(1);
    expect(smaller[0]).toMatchObject({
      before: { unit: { tier: 'large-standard' } },
      after: { unit: { tier: 'small-standard' } },
      fees: usd(-(420 + 15 - 342 - 12)),
      profit: usd(420 + 15 - 342 - 12 + 10),
    });
  });

  it.each([
    ['fulfillment=fbm', ['fulfillment', 'fuel-surcharge']],
    ['category=Clothing', ['referral']],
    ['product-type=apparel', ['fulfillment']],
    ['weight=+1lb', ['fulfillment', 'fuel-surcharge']],
    ['length=20in', ['fulfillment', 'fuel-surcharge']],
  ])('%s changes the fees it should', (typed, kinds) => {
    const row = compare({ ...what(typed), skus: ['A'] }).skus[0];
    const changed = row?.kinds.map(({ kind }) => kind) ?? [];
    for (const kind of kinds) expect(changed).toContain(kind);
  });

  it('joins units: grams off pounds, millimetres off inches', () => {
    const row = compare({ ...what('weight=-10g', 'length=-10mm'), skus: ['A'] }).skus[0];
    expect(row?.after.entry.weight).toEqual({ value: 71.6466, unit: 'g' });
    expect(row?.after.entry.dimensions).toEqual({ sides: [340.52, 228.6, 17.78], unit: 'mm' });
  });

  it.each([
    ['price=-100%', 'not-positive', 'price'],
    ['price=1.999', 'bad-input', 'price'],
    ['weight=-5lb', 'bad-input', 'fulfillment'],
    ['length=-2in', null, null],
    ['category=Nonsense', 'unknown-category', 'category'],
    ['route=moon', null, null],
  ])('%s of a unit is a gap where it makes no sense, not a crash', (typed, code, field) => {
    const row = compare({ ...what(typed), skus: ['A'] }).skus[0];
    if (code !== null) {
      expect(row?.gaps).toContainEqual(expect.objectContaining({ code, field }));
      expect(row).toMatchObject({ fees: null, profit: null });
    }
  });

  it('subtracts no money of two currencies, and tells no year of two marketplaces', () => {
    const set = records();
    set.product.push(
      product('A', {
        marketplace: 'UK',
        price: money(1999, 'GBP'),
        costs: [{ from: null, cost: money(500, 'GBP') }],
      }),
    );
    const result = compare({ toMarketplace: 'UK' }, set);
    expect(result.unmatched).toEqual(['B']);
    expect(result.skus).toHaveLength(1);
    expect(result.skus[0]).toMatchObject({ fees: null, profit: null, feesOfYear: null, profitOfYear: null });
    const [data] = compareData({ comparisons: [result], gaps: [] }).comparisons;
    expect(data?.current.reason).toContain('two marketplaces');
  });

  it('matches by ASIN only where it is sold under one SKU on each side', () => {
    const set = recordSet();
    const german = { marketplace: 'DE', price: money(1999, 'EUR'), costs: [] } as const;
    const french = { marketplace: 'FR', price: money(1999, 'EUR'), costs: [] } as const;
    set.product.push(
      product('ONE-DE', { ...german, asin: 'B0TESTAAA1' }),
      product('TWO-DE', { ...german, asin: 'B0TESTAAA2' }),
      product('ONE-FR', { ...french, asin: 'B0TESTAAA1' }),
      product('TWO-FR', { ...french, asin: 'B0TESTAAA2' }),
      product('THREE-FR', { ...french, asin: 'B0TESTAAA2' }),
    );
    const result = compare({ marketplace: 'DE', toMarketplace: 'FR' }, set);
    expect(result.skus.map(({ before, after }) => [before.entry.sku, after.entry.sku])).toEqual([['ONE-DE', 'ONE-FR']]);
    expect(result.unmatched).toEqual(['TWO-DE']);
  });

  it('knows the change of the profit without a cost, where the cost cannot have changed', () => {
    const set = recordSet();
    set.product.push(product('A', { costs: [] }));
    set['fee-preview'].push(preview('A'));
    expect(compare({ from: '2026-10-01', to: '2026-11-01' }, set).skus[0]).toMatchObject({
      profit: usd(-20),
      gaps: [],
    });
    expect(compare(what('cost=5.00'), set).skus[0]).toMatchObject({ fees: usd(0), profit: null });
  });

  it('refuses to compare a thing with itself, and a marketplace without tables', () => {
    expect(() => compareFees(records(), OPTIONS)).toThrow(UserError);
    expect(() => compareFees(records(), { ...OPTIONS, toMarketplace: 'ZZ' })).toThrow('no fee tables');
  });

  it('adds up to the sums of its rows', () => {
    const { skus, year } = compare({ from: '2026-10-01', to: '2026-11-01' });
    const totals = compareTotals(skus, year, 'USD');
    const sum = skus.reduce((all, row) => all + (row.profitOfYear?.minor ?? 0), 0);
    expect(totals).toMatchObject({ skus: 2, dearer: 2, cheaper: 0, unknown: 0, profitOfYear: usd(sum) });
  });
});

describe('a comparison turned round', () => {
  const rules = feeRulesFor('US');
  if (rules === null) throw new Error('no US tables');
  const days = ['2025-03-01', '2026-02-01', '2026-10-01', '2026-11-01'].map((date) => unitFees(rules, date));
  const year = yearOf(
    { from: 'orders', period: { start: '2026-09-01', end: '2026-09-28' }, bySku: new Map() },
    { leastDays: 14, yearDays: 365 },
  );
  const unit = fc.record({
    minor: fc.integer({ min: 100, max: 20_000 }),
    cost: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }),
    sides: fc.tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: 1, max: 400 }))),
    weight: fc.integer({ min: 1, max: 900 }),
    category: fc.constantFrom('Home and Kitchen', 'Clothing', 'Nonsense'),
    day: fc.nat({ max: days.length - 1 }),
  });

  it('changes every sign and nothing else', () => {
    fc.assert(
      fc.property(unit, unit, fc.nat({ max: 1e5 }), (first, second, units) => {
        const [one, two] = [first, second].map(({ minor, cost, sides, weight, category, day }) => {
          const entry: CatalogueEntry = {
            sku: 'A',
            asin: null,
            price: usd(minor),
            costs: cost === null ? [] : [{ from: null, cost: usd(cost) }],
            dimensions: {
              sides: [sides[0] ?? 1, sides[1] ?? 1, sides[2] ?? 1].map((side) => side / 10) as [number, number, number],
              unit: 'in',
            },
            weight: { value: weight / 10, unit: 'lb' },
            category,
            preview: null,
            productType: 'non-apparel',
            fulfilment: 'fba',
            from: { price: null, dimensions: null, weight: null, category: null, productType: null, fulfilment: null },
            sold: { units, pricedUnits: units, revenue: 0, fba: 0, fbm: 0 },
            faults: [],
            notes: [],
          };
          return { entry, unit: (days[day] ?? unitFees(rules, '2026-10-01'))(entry) };
        });
        if (one === undefined || two === undefined) throw new Error('two sides');
        const [there, back] = [difference(one, two, year, true), difference(two, one, year, true)];
        for (const key of ['fees', 'profit', 'feesOfYear', 'profitOfYear'] as const) {
          expect(there[key] === null).toBe(back[key] === null);
          expect((there[key]?.minor ?? 0) + (back[key]?.minor ?? 0)).toBe(0);
        }
        for (const key of ['feeShare', 'margin'] as const) {
          expect(there[key] === null).toBe(back[key] === null);
          expect((there[key] ?? 0) + (back[key] ?? 0)).toBe(0);
        }
        expect(
          back.kinds.map(({ kind, before, after }) => `${kind} ${after?.minor} ${before?.minor}`).toSorted(),
        ).toEqual(there.kinds.map(({ kind, before, after }) => `${kind} ${before?.minor} ${after?.minor}`).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
