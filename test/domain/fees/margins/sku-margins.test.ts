import { describe, expect, it } from 'vitest';
import { costOn } from '../../../../src/domain/fees/margins/dated-cost.ts';
import { knownProfit, skuMargins } from '../../../../src/domain/fees/margins/sku-margins.ts';
import { orderLine, preview, product, recordSet, usd } from '../records.ts';

const options = { asOf: '2026-10-01', marketplace: 'US' };

describe('skuMargins', () => {
  it('works out profit per unit and of the period from orders, card and cost', () => {
    const records = recordSet();
    records.product.push(product('A'));
    records['fee-preview'].push(preview('A'));
    records['order-line'].push(
      orderLine('A', { quantity: 2, itemPrice: usd(4998) }),
      orderLine('A', { itemPrice: usd(2499) }),
      orderLine('A', { orderStatus: 'cancelled' }),
      orderLine('A', { isReplacementOrder: true }),
      orderLine('A', { marketplace: 'DE' }),
    );
    const result = skuMargins(records, options);
    // 24.99 - 3.75 referral - 3.42 fulfilment - 0.12 surcharge - 6.10 cost
    expect(result.skus).toMatchObject([
      {
        sku: 'A',
        units: 3,
        from: { price: 'orders', dimensions: 'fee-preview', cost: 'product' },
        fees: usd(729),
        profit: usd(1160),
        gaps: [],
      },
    ]);
    expect(knownProfit(result)).toEqual(usd(3480));
    expect(result.freshness).toEqual([{ what: 'orders', latest: '2026-09-20', daysOld: 11 }]);
  });

  it('takes promotions off the price', () => {
    const records = recordSet();
    records.product.push(product('A'));
    records['order-line'].push(orderLine('A', { itemPromotionDiscount: usd(499) }));
    expect(skuMargins(records, options).skus[0]?.price).toEqual(usd(2000));
  });

  it('puts the worst first and names what is missing', () => {
    const records = recordSet();
    records.product.push(
      product('GOOD'),
      product('LOSS', { costs: [{ from: null, cost: usd(2400) }] }),
      product('NOCOST', { costs: [] }),
      product('NOCATEGORY', { category: null }),
    );
    records['fee-preview'].push(preview('GOOD'), preview('LOSS'), preview('NOCOST'), preview('NOCATEGORY'));
    for (const sku of ['GOOD', 'LOSS', 'NOCOST', 'NOCATEGORY']) records['order-line'].push(orderLine(sku));
    const { skus } = skuMargins(records, options);
    expect(skus.map((row) => row.sku).slice(0, 2)).toEqual(['LOSS', 'GOOD']);
    expect(skus.find((row) => row.sku === 'NOCOST')).toMatchObject({
      profit: null,
      gaps: [{ code: 'no-cost', field: 'cost' }],
    });
    expect(skus.find((row) => row.sku === 'NOCATEGORY')).toMatchObject({ fees: null, profit: null, margin: null });
  });

  it('has one gap for a marketplace without tables', () => {
    expect(skuMargins(recordSet(), { ...options, marketplace: 'BR' })).toMatchObject({
      skus: [],
      gaps: [expect.stringContaining('BR')],
    });
  });
});

describe('costOn', () => {
  const costs = [
    { from: null, cost: usd(500) },
    { from: '2026-10-01', cost: usd(600) },
  ];

  it.each([
    ['2026-09-30', 500],
    ['2026-10-01', 600],
    ['2027-01-01', 600],
  ])('on %s', (date, cents) => expect(costOn(costs, date, 'USD')).toEqual(usd(cents)));

  it('is not known before the first cost begins, nor in another currency', () => {
    expect(costOn(costs.slice(1), '2026-09-30', 'USD')).toBeNull();
    expect(costOn(costs, '2026-10-01', 'EUR')).toBeNull();
  });
});
