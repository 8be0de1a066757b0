import { describe, expect, it } from 'vitest';
import { catalogueOf, type CatalogueEntry } from '../../../../src/domain/fees/margins/catalogue.ts';
import { skuMargins, type SkuMargin } from '../../../../src/domain/fees/margins/sku-margins.ts';
import type { ListingRecord } from '../../../../src/model/records/listing.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import { money } from '../../../../src/model/money.ts';
import { LARGE, orderLine, preview, product, recordSet, SMALL, usd } from '../records.ts';

const DATE = '2026-10-01';

function listing(sku: string, change: Partial<ListingRecord> = {}): ListingRecord {
  return {
    kind: 'listing',
    origin: { file: 'listings.txt', line: 2 },
    sku,
    asin: 'B0TESTAAA1',
    marketplace: 'US',
    title: null,
    description: null,
    price: usd(1999),
    quantity: null,
    fulfilment: 'fba',
    status: 'active',
    openDate: null,
    ...change,
  };
}

function entriesOf(fill: (records: ReturnType<typeof recordSet>) => void): CatalogueEntry[] {
  const records = recordSet();
  fill(records);
  return [
    ...catalogueOf(records, {
      marketplace: 'US',
      currency: 'USD',
      span: { since: null, until: DATE, lastDays: null },
      fulfilment: null,
      slipTolerance: 0.02,
    }).entries,
  ];
}

/** The margin of one SKU from a product row with a change. */
function marginOf(change: Partial<ProductRecord>): SkuMargin {
  const records = recordSet();
  records.product.push(product('ODD', change), product('SOUND'));
  const { skus } = skuMargins(records, { asOf: DATE, marketplace: 'US' });
  // Whatever is wrong with one SKU, the other is worked out.
  expect(skus.find((row) => row.sku === 'SOUND')).toMatchObject({ fees: usd(729), gaps: [] });
  const odd = skus.find((row) => row.sku === 'ODD');
  if (odd === undefined) throw new Error('the SKU is gone');
  return odd;
}

describe('a catalogue joined by SKU', () => {
  it('takes each field from the best source and says which', () => {
    const [entry] = entriesOf((records) => {
      records.product.push(product('A', { ...LARGE, price: usd(100) }));
      records['fee-preview'].push(preview('A', { salesPrice: usd(200) }));
      records.listing.push(listing('A', { fulfilment: 'fbm' }));
      records['order-line'].push(orderLine('A', { quantity: 2, itemPrice: usd(5000) }));
    });
    expect(entry).toMatchObject({
      price: usd(2500),
      ...SMALL,
      category: 'Home and Kitchen',
      fulfilment: 'fbm',
      sold: { units: 2, revenue: 5000 },
      from: {
        price: 'orders',
        dimensions: 'fee-preview',
        weight: 'fee-preview',
        category: 'product',
        productType: 'product',
        fulfilment: 'listing',
      },
    });
  });

  it('takes from the product file only the side of a measurement that Amazon has not', () => {
    const [mixed, own] = entriesOf((records) => {
      records.product.push(product('A', { dimensions: null }), product('B', LARGE));
      records['fee-preview'].push(preview('A', { weight: null }), preview('B', { weight: null }));
    });
    expect(mixed?.from).toMatchObject({ dimensions: 'fee-preview', weight: 'product' });
    // The product file has both of B: a size of one measurement is not mixed with a weight of another.
    expect(own?.from).toMatchObject({ dimensions: 'product', weight: 'product' });
    expect(own?.dimensions).toEqual(LARGE.dimensions);
  });

  it('falls back on the offer where nobody bought, and assumes FBA only where no file tells, saying so', () => {
    const [listed, alone] = entriesOf((records) => {
      records.listing.push(listing('A'));
      records.product.push(product('B'));
    });
    expect(listed).toMatchObject({ price: usd(1999), from: { price: 'listing', fulfilment: 'listing' } });
    expect(alone).toMatchObject({ fulfilment: 'fba', from: { price: 'product', fulfilment: 'assumed' } });
  });

  it('keeps what names another marketplace, or another currency, out', () => {
    const entries = entriesOf((records) => {
      records.product.push(product('DE', { marketplace: 'DE', price: money(1999, 'EUR') }));
      records.product.push(product('NOWHERE', { marketplace: null, price: money(1999, 'EUR') }));
      records.product.push(product('HERE', { marketplace: null }));
    });
    expect(entries.map(({ sku }) => sku)).toEqual(['HERE']);
  });

  it('says where a SKU stands twice with different facts, and uses the last', () => {
    const [twice, same] = entriesOf((records) => {
      records.product.push(
        product('A', { origin: { file: 'one.csv', line: 4 } }),
        product('A', { origin: { file: 'two.csv', line: 9 }, ...LARGE, price: usd(999) }),
        product('B'),
        product('B'),
      );
    });
    expect(twice).toMatchObject({
      price: usd(999),
      notes: [
        'stands 2 times in the product file (one.csv:4, two.csv:9) with another price, dimensions: the last was used',
      ],
    });
    expect(same?.notes).toEqual([]);
  });

  it('does not slow down when a file repeats one SKU', () => {
    const [entry] = entriesOf((records) => {
      for (let line = 2; line < 50_002; line += 1) {
        records['fee-preview'].push(
          preview('A', { origin: { file: 'p.txt', line }, price: usd(line), salesPrice: null }),
        );
      }
    });
    expect(entry?.price).toEqual(usd(50_001));
    expect(entry?.notes[0]).toContain('50000 times');
  });

  it.each([
    [
      'sides in centimetres called inches',
      { dimensions: { sides: [35.1, 22.9, 1.78], unit: 'in' } },
      'in and cm',
      'dimension-unit',
    ],
    ['ounces called pounds', { weight: { value: 2.88, unit: 'lb' } }, 'oz and lb', 'weight-unit'],
    ['grams called ounces', { weight: { value: 81.6, unit: 'oz' } }, 'g and oz', 'weight-unit'],
  ] as const)('suspects a slip of the unit: %s', (_, change, units, column) => {
    const [entry] = entriesOf((records) => {
      records['fee-preview'].push(preview('A'));
      records.product.push(product('A', change));
    });
    expect(entry?.notes).toHaveLength(1);
    for (const unit of units.split(' and ')) expect(entry?.notes[0]).toContain(unit);
    expect(entry?.notes[0]).toContain(column);
  });

  it('suspects nothing where two measurements merely differ', () => {
    const [entry] = entriesOf((records) => {
      records['fee-preview'].push(preview('A'));
      records.product.push(
        product('A', { dimensions: { sides: [14, 9.2, 0.8], unit: 'in' }, weight: { value: 3.1, unit: 'oz' } }),
      );
    });
    expect(entry?.notes).toEqual([]);
  });
});

describe('bad input, per SKU', () => {
  const huge = Number.MAX_SAFE_INTEGER;

  it.each<[string, Partial<ProductRecord>, string, string]>([
    ['a price of zero', { price: usd(0) }, 'not-positive', 'price'],
    ['a price below zero', { price: usd(-1) }, 'not-positive', 'price'],
    ['a huge price', { price: usd(huge) }, 'too-large', 'price'],
    ['no price', { price: null }, 'no-price', 'price'],
    ['a price in another currency', { price: money(1999, 'EUR') }, 'wrong-currency', 'price'],
    ['no cost', { costs: [] }, 'no-cost', 'cost'],
    ['a cost in another currency', { costs: [{ from: null, cost: money(100, 'EUR') }] }, 'wrong-currency', 'cost'],
    ['a cost below zero', { costs: [{ from: null, cost: usd(-1) }] }, 'not-positive', 'cost'],
    ['a cost that begins later', { costs: [{ from: '2026-12-01', cost: usd(100) }] }, 'no-cost', 'cost'],
    [
      'two costs from one day',
      {
        costs: [
          { from: '2026-09-01', cost: usd(100) },
          { from: '2026-09-01', cost: usd(200) },
        ],
      },
      'cost-overlaps',
      'cost',
    ],
    ['no sides', { dimensions: null }, 'missing-input', 'fulfillment'],
    ['no weight', { weight: null }, 'missing-input', 'fulfillment'],
    ['a side of zero', { dimensions: { sides: [1, 0, 1], unit: 'in' } }, 'bad-input', 'fulfillment'],
    ['a side that is no number', { dimensions: { sides: [1, Number.NaN, 1], unit: 'in' } }, 'bad-input', 'fulfillment'],
    ['a side of 30 metres', { dimensions: { sides: [30_000, 1, 1], unit: 'mm' } }, 'bad-input', 'fulfillment'],
    ['an infinite weight', { weight: { value: Infinity, unit: 'lb' } }, 'bad-input', 'fulfillment'],
    ['a weight below zero', { weight: { value: -1, unit: 'lb' } }, 'bad-input', 'fulfillment'],
    ['no category', { category: null }, 'missing-input', 'referral'],
    ['an unknown category', { category: 'Kitchn' }, 'unknown-category', 'category'],
    ['an unknown product type', { productType: 'shoe' }, 'unknown-product-type', 'productType'],
  ])('%s is named and nothing is shown in its place', (_, change, code, field) => {
    const row = marginOf(change);
    expect(row.gaps).toContainEqual(expect.objectContaining({ code, field }));
    expect(row).toMatchObject({ profit: null, margin: null, profitOfPeriod: null });
    if (field !== 'cost') expect(row.fees).toBeNull();
  });

  it('answers an unknown category with the names that come nearest, and charges nothing for it', () => {
    const row = marginOf({ category: 'Home & Kitchn' });
    const gap = row.gaps.find(({ code }) => code === 'unknown-category');
    expect(gap?.suggestions[0]).toContain('"Home and Kitchen"');
    expect(row.parts.map(({ kind }) => kind)).not.toContain('referral');
  });

  it('uses an older cost where a later one overlaps with nothing', () => {
    const costs = [
      { from: null, cost: usd(500) },
      { from: '2026-09-01', cost: usd(600) },
      { from: '2026-12-01', cost: usd(700) },
    ];
    expect(marginOf({ costs })).toMatchObject({ cost: usd(600), gaps: [] });
  });

  it('says of a day outside the tables that nothing is known, and shows no fee of another day', () => {
    const records = recordSet();
    records.product.push(product('A'));
    const { skus } = skuMargins(records, { asOf: '2020-01-01', marketplace: 'US' });
    expect(skus[0]).toMatchObject({ fees: null, profit: null });
    expect(skus[0]?.gaps.map(({ code }) => code)).toContain('no-version');
  });

  it('mixes units of length and weight in one file', () => {
    const metric = marginOf({
      dimensions: { sides: [350.52, 228.6, 17.78], unit: 'mm' },
      weight: { value: 81.646_626_6, unit: 'g' },
    });
    expect(metric.fees).toEqual(usd(729));
  });
});
