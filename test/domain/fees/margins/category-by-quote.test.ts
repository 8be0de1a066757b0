import { describe, expect, it } from 'vitest';
import { skuMargins } from '../../../../src/domain/fees/margins/sku-margins.ts';
import { orderLine, preview, recordSet, usd } from '../records.ts';

const options = { asOf: '2026-10-01', marketplace: 'US' };

/** The margin of a SKU that only the fee preview knows. */
function previewed(quoted: number, quotedAt: number, soldAt: number) {
  const records = recordSet();
  records['fee-preview'].push(
    preview('A', { referralFee: usd(quoted), closingFee: usd(0), salesPrice: usd(quotedAt) }),
  );
  records['order-line'].push(orderLine('A', { itemPrice: usd(soldAt) }));
  return skuMargins(records, options).skus[0];
}

describe('a category that nobody names', () => {
  it('is found by the referral fee that Amazon quotes, where every fitting category takes the same', () => {
    const row = previewed(375, 2499, 2599);
    expect(row).toMatchObject({ from: { category: 'fee-preview' }, fees: usd(390 + 342 + 12) });
    expect(row?.gaps.map(({ field }) => field)).toEqual(['cost']);
  });

  it('is a gap with the names that fit, where they take different amounts at the price of now', () => {
    // 15 % of 24.99 fits categories that take 8 % below 10.00 and those that never do.
    const row = previewed(375, 2499, 899);
    expect(row).toMatchObject({ fees: null });
    const gap = row?.gaps.find(({ code }) => code === 'unknown-category');
    expect(gap?.suggestions[0]).toContain('the preview fits "');
  });

  it('is missing where no category takes what was quoted', () => {
    const row = previewed(1234, 2499, 2499);
    expect(row).toMatchObject({ fees: null, from: { category: null } });
    expect(row?.gaps).toContainEqual(expect.objectContaining({ code: 'missing-input', field: 'referral' }));
  });
});
