import { readFile } from 'node:fs/promises';

import { beforeAll, describe, expect, it } from 'vitest';

import { planReviews } from '../../src/domain/reviews/plan-reviews.ts';
import type { Loaded } from '../../src/model/loaded.ts';
import type { OrderLineRecord } from '../../src/model/records/order-line.ts';
import type { RecordSet } from '../../src/model/records/record.ts';
import { DEMO, FIXTURES, readDemo } from './demo-folder.ts';

let loaded: Loaded;
let records: RecordSet;

beforeAll(async () => {
  loaded = await readDemo();
  records = loaded.records;
});

function total<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}

/** What Amazon counts as ordered: not cancelled, sold on Amazon, no replacement. */
function sales(marketplace: string): OrderLineRecord[] {
  return records['order-line'].filter(
    (line) => line.marketplace === marketplace && line.orderStatus !== 'cancelled' && line.isReplacementOrder !== true,
  );
}

function listPrice(line: OrderLineRecord): number {
  const product = records.product.find((entry) => entry.sku === line.sku);
  return (product?.price?.minor ?? Number.NaN) * line.quantity;
}

describe('the sample seller: files', () => {
  it('is read whole: every file is claimed, every row is used', () => {
    expect(loaded.files.filter((file) => file.reportType === null).map((file) => file.path)).toEqual([]);
    expect(loaded.problems.filter((problem) => problem.scope !== 'cell')).toEqual([]);
    expect(new Set(loaded.files.map((file) => file.reportType)).size).toBe(11);
  });

  it('has the encodings and quirks of the sites', async () => {
    const names = loaded.files.map((file) => file.path.slice(DEMO.length + 1));
    expect(loaded.files.filter((file) => file.encoding === 'windows-1252')).toHaveLength(4);
    const german = names.find((name) => name.startsWith('Alle+')) ?? '';
    const text = new TextDecoder('windows-1252').decode(await readFile(`${DEMO}/${german}`));
    expect(text).toContain('Trinkflasche');
    expect(text).toMatch(/\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2} ME(?:S)?Z/);
    expect(records['order-line'].some((line) => line.productName?.includes('10"'))).toBe(true);
    expect(records['order-line'].some((line) => line.salesChannel === 'Non-Amazon')).toBe(true);
    expect(records['order-line'].some((line) => line.orderStatus === 'pending' && line.itemPrice === null)).toBe(true);
    expect(records['order-line'].some((line) => line.isReplacementOrder === true)).toBe(true);
  });

  it('sells about 40 SKUs, each listed, in the product file, and (sent by Amazon) in the fee preview', () => {
    const skus = new Set(records.listing.map((listing) => listing.sku));
    expect(skus.size).toBe(42);
    expect(new Set(records.product.map((product) => product.sku))).toEqual(skus);
    const fba = records.listing.filter((listing) => listing.fulfilment === 'fba').map((listing) => listing.sku);
    expect(new Set(records['fee-preview'].map((preview) => preview.sku))).toEqual(new Set(fba));
  });
});

describe('the sample seller: one story', () => {
  it('has as many units, items and money in US orders as in its traffic, day by day and ASIN by ASIN', () => {
    const lines = sales('US');
    for (const grain of ['date', 'asin'] as const) {
      const traffic = records.traffic.filter((entry) => entry.grain === grain && entry.marketplace === 'US');
      expect(total(traffic, (entry) => entry.total.units ?? 0)).toBe(total(lines, (line) => line.quantity));
      expect(total(traffic, (entry) => entry.total.orderItems ?? 0)).toBe(lines.length);
      expect(total(traffic, (entry) => entry.total.sales?.minor ?? 0)).toBe(
        total(lines, (line) => line.itemPrice?.minor ?? listPrice(line)),
      );
    }
    for (const product of records.product.filter((entry) => entry.marketplace === 'US')) {
      const traffic = records.traffic.filter(
        (entry) => entry.grain === 'asin' && entry.marketplace === 'US' && entry.childAsin === product.asin,
      );
      const mine = lines.filter((line) => line.sku === product.sku);
      expect(
        total(traffic, (entry) => entry.total.units ?? 0),
        product.sku,
      ).toBe(total(mine, (line) => line.quantity));
    }
    for (const day of records.traffic.filter((entry) => entry.grain === 'date')) {
      const mine = lines.filter((line) => line.purchasedAt.slice(0, 10) === day.period?.start);
      expect(day.total.units, day.period?.start).toBe(total(mine, (line) => line.quantity));
    }
  });

  it('has as many German units and euros in orders as in the business report', () => {
    const report = records.traffic.filter((entry) => entry.origin.file.includes('BusinessReport'));
    expect(total(report, (entry) => entry.total.units ?? 0)).toBe(total(sales('DE'), (line) => line.quantity));
  });

  it('settles what was shipped, item by item, to the cent', () => {
    for (const marketplace of ['US', 'DE']) {
      const shipped = sales(marketplace).filter((line) => line.orderStatus === 'shipped');
      const principal = records['settlement-line'].filter(
        (line) =>
          line.transactionType === 'Order' &&
          line.amountDescription === 'Principal' &&
          line.amountType === 'ItemPrice' &&
          line.marketplace === marketplace,
      );
      const key = (orderId: string | null, sku: string | null, quantity: number | null, minor: number | undefined) =>
        `${orderId} ${sku} ${quantity} ${minor}`;
      const settled = principal.map((line) => key(line.orderId, line.sku, line.quantity, line.amount.minor)).toSorted();
      expect(settled).toEqual(
        shipped.map((line) => key(line.orderId, line.sku, line.quantity, line.itemPrice?.minor)).toSorted(),
      );
    }
  });

  it('has settlements whose lines add up to the payout', () => {
    expect(records.settlement).toHaveLength(6);
    for (const settlement of records.settlement) {
      const lines = records['settlement-line'].filter((line) => line.settlementId === settlement.settlementId);
      expect(total(lines, (line) => line.amount.minor)).toBe(settlement.total?.minor);
    }
  });

  it('takes back only what was sent before, and refunds it once', () => {
    for (const record of records['customer-return']) {
      const line = records['order-line'].find((entry) => entry.orderId === record.orderId && entry.sku === record.sku);
      expect(line?.orderStatus).toBe('shipped');
      expect((line?.updatedAt ?? '9') < record.returnedAt).toBe(true);
      expect(record.quantity).toBe(line?.quantity);
      const refunds = records['settlement-line'].filter(
        (entry) =>
          entry.transactionType === 'Refund' &&
          entry.orderId === record.orderId &&
          entry.sku === record.sku &&
          entry.amountDescription === 'RefundCommission',
      );
      expect(refunds).toHaveLength(1);
    }
  });

  it('buys through search no more than it sells, week by week', () => {
    for (const query of records['search-query'].filter((entry) => entry.view === 'brand')) {
      const counts = [query.impressions, query.clicks, query.cartAdds, query.purchases];
      for (const count of counts) expect(count.own ?? 0).toBeLessThanOrEqual(count.total ?? 0);
      const own = counts.map((count) => count.own ?? 0);
      expect(own.toSorted((left, right) => right - left)).toEqual(own);
    }
    const purchases = total(
      records['search-query'].filter((entry) => entry.view === 'brand'),
      (entry) => entry.purchases.own ?? 0,
    );
    expect(purchases).toBeLessThan(total(sales('US'), (line) => line.quantity) / 2);
  });
});

describe('the sample seller: troubles', () => {
  async function troubles() {
    return JSON.parse(await readFile(`${FIXTURES}/demo-troubles.json`, 'utf8')) as {
      asOf: string;
      longTitle: { sku: string };
      fallingConversion: { asin: string };
      highReturns: { sku: string };
      reviewWindow: Record<string, Record<'open' | 'wait' | 'mayBeShut' | 'shut' | 'excluded', number>>;
    };
  }

  it('has one falling conversion that nobody can miss, and no other that could be one', async () => {
    const { fallingConversion } = await troubles();
    const half = (asin: string | null, late: boolean) => {
      const entries = records.traffic.filter(
        (entry) =>
          entry.grain === 'asin' &&
          entry.childAsin === asin &&
          entry.period !== null &&
          entry.period.start >= '2026-10-11' === late,
      );
      return {
        units: total(entries, (entry) => entry.total.units ?? 0),
        sessions: total(entries, (entry) => entry.total.sessions ?? 0),
      };
    };
    for (const product of records.product.filter((entry) => entry.marketplace === 'US')) {
      const [before, after] = [half(product.asin, false), half(product.asin, true)];
      const pooled = (before.units + after.units) / (before.sessions + after.sessions);
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.sessions + 1 / after.sessions));
      const z = (after.units / after.sessions - before.units / before.sessions) / error;
      if (product.asin === fallingConversion.asin) expect(z).toBeLessThan(-4);
      else expect(Math.abs(z), product.sku).toBeLessThan(1.5);
      expect(Math.abs(after.sessions / before.sessions - 1), product.sku).toBeLessThan(0.06);
    }
  });

  it('has one long title and one product that comes back too often', async () => {
    const { longTitle, highReturns } = await troubles();
    expect(
      records.listing.filter((listing) => [...(listing.title ?? '')].length > 75).map((listing) => listing.sku),
    ).toEqual([longTitle.sku]);
    const rates = new Map(
      records.product.map((product) => {
        const units = total(
          records['order-line'].filter((line) => line.sku === product.sku && line.orderStatus === 'shipped'),
          (line) => line.quantity,
        );
        const back = total(
          records['customer-return'].filter((record) => record.sku === product.sku),
          (record) => record.quantity,
        );
        return [product.sku, back / units] as const;
      }),
    );
    for (const [sku, rate] of rates) {
      if (sku === highReturns.sku) expect(rate).toBeGreaterThan(0.14);
      else expect(rate, sku).toBeLessThan(0.12);
    }
  });

  it('has as many orders in the review window as the plan finds', async () => {
    const { asOf, reviewWindow } = await troubles();
    const sum = (name: 'open' | 'wait' | 'mayBeShut' | 'shut' | 'excluded') =>
      total(Object.values(reviewWindow), (counts) => counts[name]);
    expect(planReviews(records, { asOf, marketplace: null }).counts).toEqual({
      eligible: sum('open'),
      wait: sum('wait'),
      unknown: sum('mayBeShut'),
      expired: sum('shut'),
      'excluded-integrity': sum('excluded'),
      hold: 0,
      'already-asked': 0,
      'excluded-own-rule': 0,
    });
  });
});
