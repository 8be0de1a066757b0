import { describe, expect, it } from 'vitest';
import { catalogueMargins, marginsDocument } from '../../../../src/domain/fees/margins/margins-document.ts';
import { money } from '../../../../src/model/money.ts';
import type { RunFacts } from '../../../../src/model/document.ts';
import { orderLine, preview, product, recordSet, usd } from '../records.ts';

const RUN: RunFacts = {
  tool: { name: 'sellerctl', version: '0.0.0' },
  generatedAt: '2026-10-01T00:00:00.000Z',
  asOf: '2026-10-01',
  inputs: [],
};
const OPTIONS = {
  asOf: '2026-10-01',
  marketplace: null,
  since: null,
  until: null,
  fulfilment: null,
  ownTables: [],
} as const;

function filled(): ReturnType<typeof recordSet> {
  const records = recordSet();
  records.product.push(
    product('GOOD'),
    product('LOSS', { costs: [{ from: null, cost: usd(2400) }] }),
    product('ODD', { category: '<b>Kitchn</b>' }),
    product('ABROAD', {
      category: 'Kitchen',
      marketplace: 'DE',
      price: money(2499, 'EUR'),
      costs: [{ from: null, cost: money(610, 'EUR') }],
    }),
    product('NOWHERE', { marketplace: 'BR', price: money(2499, 'BRL'), costs: [] }),
  );
  records['fee-preview'].push(preview('GOOD'), preview('LOSS'));
  for (const sku of ['GOOD', 'GOOD', 'LOSS']) records['order-line'].push(orderLine(sku));
  return records;
}

const document = (page: { limit: number } | null = null) =>
  marginsDocument(catalogueMargins(filled(), OPTIONS), RUN, { page });

describe('the document of fees margins', () => {
  it('works each marketplace out for itself, and says which it cannot', () => {
    const { data } = document();
    expect(data.marketplaces.map(({ marketplace, currency }) => [marketplace, currency])).toEqual([
      ['DE', 'EUR'],
      ['US', 'USD'],
    ]);
    expect(data.gaps).toEqual([expect.stringContaining('BR')]);
  });

  it('adds up to the sums of its rows, weighted by units', () => {
    const { totals, skus, byFulfillment } = document().data.marketplaces[1] ?? expect.fail('no US');
    const known = skus.filter((row) => row.profitOfPeriod !== null);
    const sum = (value: (row: (typeof known)[number]) => number): number =>
      Number(known.reduce((all, row) => all + value(row) * row.units, 0).toFixed(2));
    expect(totals).toMatchObject({
      skus: 3,
      skusKnown: 2,
      units: 3,
      unitsKnown: 3,
      revenue: sum((row) => row.price ?? 0),
      fees: sum((row) => row.totalFees ?? 0),
      cost: sum((row) => row.cost ?? 0),
      profit: sum((row) => row.profit ?? 0),
    });
    const { revenue, fees, tax, cost, profit } = totals;
    expect((revenue ?? 0) - (fees ?? 0) - (tax ?? 0) - (cost ?? 0)).toBeCloseTo(profit ?? 0, 6);
    expect(totals.margin).toBeCloseTo((profit ?? 0) / (revenue ?? 1), 10);
    expect(byFulfillment.fba.skus + byFulfillment.fbm.skus).toBe(3);
    for (const row of known) {
      expect(row.fees.reduce((all, fee) => all + fee.amount, 0)).toBeCloseTo(row.totalFees ?? 0, 6);
    }
  });

  it('takes the tax out of a price that holds it', () => {
    const [row] = document().data.marketplaces[0]?.skus ?? [];
    expect(row?.tax).toBeGreaterThan(0);
    expect((row?.price ?? 0) - (row?.tax ?? 0) - (row?.totalFees ?? 0) - (row?.cost ?? 0)).toBeCloseTo(
      row?.profit ?? 0,
      6,
    );
  });

  it('names the worst first, and unknown categories with their nearest names', () => {
    const us = document().data.marketplaces[1];
    expect(us?.skus.map(({ sku }) => sku)).toEqual(['LOSS', 'GOOD', 'ODD']);
    expect(us?.unknownCategories).toMatchObject([{ category: '<b>Kitchn</b>', skus: 1 }]);
    expect(us?.gaps).toMatchObject([{ code: 'unknown-category', skus: 1, named: ['ODD'] }]);
  });

  it('is one sheet for programs, and pages with a limit for eyes', () => {
    expect(document().blocks.map(({ id }) => id)).toEqual(['margins']);
    const page = document({ limit: 1 }).blocks;
    const table = page.find(({ id }) => id === 'margins-us');
    expect(table).toMatchObject({
      type: 'table',
      rows: [['LOSS', ...Array.from({ length: 9 }, () => expect.anything())].slice(0, 9).concat([null])],
    });
    expect(table?.note).toContain('2 more');
    expect(page.map(({ id }) => id)).toContain('categories-us');
  });

  it('asks for the marketplace where no file tells', () => {
    const records = recordSet();
    records.product.push(product('A', { marketplace: null, price: money(100, 'EUR'), costs: [] }));
    expect(catalogueMargins(records, OPTIONS)).toMatchObject({
      marketplaces: [],
      gaps: [expect.stringContaining('--marketplace')],
    });
  });
});
