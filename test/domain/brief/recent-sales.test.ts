import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recentSales } from '../../../src/model/recent-sales.ts';
import { orderLine, usd } from '../fees/records.ts';
import { AS_OF, eur } from './parts.ts';

const on = (day: string) => ({ purchasedAt: `${day}T10:00:00Z` });

describe('recentSales', () => {
  it('adds up 28 days that end with the newest order, both ends inclusive', () => {
    const sales = recentSales(
      [
        orderLine('SKU-1', { ...on('2026-11-07'), itemPrice: usd(1000) }),
        orderLine('SKU-1', { ...on('2026-10-11'), itemPrice: usd(200) }),
        orderLine('SKU-1', { ...on('2026-10-10'), itemPrice: usd(40_000) }),
      ],
      AS_OF,
    );
    expect(sales.end).toBe('2026-11-07');
    expect(sales.of('SKU-1', 'US')).toEqual(usd(1200));
  });

  it('ends with the day the brief speaks of when orders are newer', () => {
    const lines = [
      orderLine('SKU-1', { ...on('2026-11-09'), itemPrice: usd(1000) }),
      orderLine('SKU-1', { ...on('2026-11-10'), itemPrice: usd(5) }),
    ];
    expect(recentSales(lines, AS_OF)).toMatchObject({ end: '2026-11-09' });
    expect(recentSales(lines, AS_OF).of('SKU-1', 'US')).toEqual(usd(1000));
  });

  it.each([
    ['cancelled', { orderStatus: 'cancelled' }],
    ['cancelled, as the API spells it', { orderStatus: 'canceled' }],
    ['cancelled item', { itemStatus: 'cancelled' }],
    ['replacement', { isReplacementOrder: true }],
    ['sold outside Amazon', { marketplace: null, salesChannel: 'Non-Amazon' }],
    ['without a price yet', { orderStatus: 'pending', itemPrice: null }],
  ])('leaves out an order that is %s', (_name, change) => {
    const sales = recentSales([orderLine('SKU-1', { ...on('2026-11-07'), ...change })], AS_OF);
    expect(sales).toMatchObject({ end: null });
    expect(sales.of('SKU-1', 'US')).toBeNull();
    expect(sales.byCurrency.size).toBe(0);
  });

  it('knows nothing of a SKU that was not sold, which is not zero', () => {
    expect(recentSales([], AS_OF).of('SKU-1', null)).toBeNull();
    expect(recentSales([orderLine('SKU-1')], AS_OF).of('SKU-10', 'US')).toBeNull();
    expect(recentSales([orderLine('SKU-1')], AS_OF).of('1', 'US')).toBeNull();
  });

  it('never adds up two marketplaces or two currencies', () => {
    const german = { marketplace: 'DE', itemPrice: eur(500) };
    const two = recentSales([orderLine('SKU-1'), orderLine('SKU-1', german)], AS_OF);
    expect(two.of('SKU-1', 'DE')).toEqual(eur(500));
    expect(two.of('SKU-1', null)).toBeNull();
    expect(two.byCurrency).toEqual(
      new Map([
        ['USD', usd(2499)],
        ['EUR', eur(500)],
      ]),
    );
    const odd = recentSales([orderLine('SKU-1'), orderLine('SKU-1', { itemPrice: eur(500) })], AS_OF);
    expect(odd.of('SKU-1', 'US')).toBeNull();
  });

  it('the parts are the whole: SKUs of a currency add up to its sum', () => {
    const line = fc.record({
      sku: fc.constantFrom('A', 'B', 'A\tB', 'US'),
      marketplace: fc.constantFrom('US', 'DE'),
      minor: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const sales = recentSales(
          lines.map(({ sku, marketplace, minor }) =>
            orderLine(sku, { marketplace, itemPrice: marketplace === 'US' ? usd(minor) : eur(minor) }),
          ),
          AS_OF,
        );
        const places = new Map(lines.map(({ sku, marketplace }) => [`${marketplace} ${sku}`, { sku, marketplace }]));
        const sums = { USD: 0, EUR: 0 };
        for (const { sku, marketplace } of places.values()) {
          sums[marketplace === 'US' ? 'USD' : 'EUR'] += sales.of(sku, marketplace)?.minor ?? 0;
        }
        expect(sums.USD).toBe(sales.byCurrency.get('USD')?.minor ?? 0);
        expect(sums.EUR).toBe(sales.byCurrency.get('EUR')?.minor ?? 0);
      }),
    );
  });
});
