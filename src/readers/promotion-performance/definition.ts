import { findMarketplace } from '../../model/marketplace.ts';
import type { PromotedProduct } from '../../model/records/promotion.ts';
import { defineApiReport } from '../api-report.ts';
import type { JsonElement } from '../json-element.ts';

function productOf(part: JsonElement): PromotedProduct {
  return {
    asin: part.requiredText('asin'),
    title: part.text('productName'),
    views: part.count('productGlanceViews'),
    units: part.count('productUnitsSold'),
    sales: part.amount('productRevenue', part.text('productRevenueCurrencyCode')),
  };
}

/**
 * Promotion performance: one element for each deal or discount that started in the span asked for, with its products.
 * Control sums are those of the promotions: the products are parts of them. Funding figures are vendors' and left out of the
 * record; what was spent is added up all the same, to be compared with the file.
 */
export const report = defineApiReport({
  id: 'GET_PROMOTION_PERFORMANCE_REPORT',
  title: 'Promotion performance',
  download: 'SP-API: Reports, Selling Partner Insights role and Brand Registry; promotions by their start',
  usedFor: 'views, units and sales of each deal or discount and of its products',
  list: 'promotions',
  spanOptions: ['promotionStartDateFrom', 'promotionStartDateTo'],
  totals: ['units', 'pageViews', 'sales', 'spend'],
  together: ['units', 'sales'],
  element(promotion, { marketplace, scope }) {
    const promotionId = promotion.requiredText('promotionId');
    const products = promotion.parts('includedProducts').map(productOf);
    promotion.amount('amountSpent', promotion.text('amountSpentCurrencyCode'), 'spend');
    const shop = promotion.text('marketplaceId');
    return {
      kind: 'promotion',
      origin: { file: scope.path, line: promotion.index },
      promotionId,
      name: promotion.text('promotionName'),
      marketplace: shop === null ? marketplace : (findMarketplace(shop)?.code ?? null),
      type: promotion.text('type'),
      status: promotion.text('status'),
      start: promotion.instant('startDateTime'),
      end: promotion.instant('endDateTime'),
      views: promotion.count('glanceViews', 'pageViews'),
      units: promotion.count('unitsSold', 'units'),
      sales: promotion.amount('revenue', promotion.text('revenueCurrencyCode'), 'sales'),
      products,
    };
  },
});
