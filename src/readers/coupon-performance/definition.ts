import { findMarketplace } from '../../model/marketplace.ts';
import type { Money } from '../../model/money.ts';
import { defineApiReport } from '../api-report.ts';
import type { JsonElement } from '../json-element.ts';

/** What a coupon cost; Amazon's schema requires it of each, for it may be zero but not unknown. */
function spentOn(coupon: JsonElement, currency: string | null): Money | null {
  if (coupon.has('budgetSpent')) return coupon.amount('budgetSpent', currency, 'spend');
  return coupon.doubt('budgetSpent', 'cell-missing', 'What the coupon cost is missing and unknown.');
}

/**
 * Coupon performance: one element for each coupon that started in the span asked for. `discountAmount` is a
 * percentage 0-100 or an amount, as `discountType` says; with any other type it is unknown.
 */
export const report = defineApiReport({
  id: 'GET_COUPON_PERFORMANCE_REPORT',
  title: 'Coupon performance',
  download: 'SP-API: Reports, Selling Partner Insights role and Brand Registry; coupons by their start',
  usedFor: 'clips, redemptions, cost and sales of each coupon',
  list: 'coupons',
  spanOptions: ['couponStartDateFrom', 'couponStartDateTo'],
  totals: ['sales', 'spend'],
  element(coupon, { marketplace, scope }) {
    const couponId = coupon.requiredText('couponId');
    const asins = coupon.parts('asins').map((part) => part.requiredText('asin'));
    const shop = coupon.text('marketplaceId');
    const currency = coupon.text('currencyCode');
    const type = coupon.text('discountType');
    return {
      kind: 'coupon',
      origin: { file: scope.path, line: coupon.index },
      couponId,
      name: coupon.text('name'),
      marketplace: shop === null ? marketplace : (findMarketplace(shop)?.code ?? null),
      start: coupon.instant('startDateTime'),
      end: coupon.instant('endDateTime'),
      discountShare: type === 'PERCENT_OFF_LIST_PRICE' ? coupon.percent('discountAmount') : null,
      discountAmount: type === 'AMOUNT_OFF_LIST_PRICE' ? coupon.amount('discountAmount', currency) : null,
      clips: coupon.count('clips'),
      redemptions: coupon.count('redemptions'),
      budget: coupon.amount('budget', currency),
      spent: spentOn(coupon, currency),
      discountGiven: coupon.amount('totalDiscount', currency),
      sales: coupon.amount('sales', currency, 'sales'),
      asins,
    };
  },
});
