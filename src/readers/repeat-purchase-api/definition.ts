import { defineApiReport } from '../api-report.ts';

const TOTALS = ['orders', 'amount'] as const;

/** Repeat Purchase by API: one element for each own ASIN and period; a request may span several periods. The sum `amount` is the repeat revenue. */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT',
  title: 'Repeat Purchase Behavior (API)',
  download: 'SP-API: Reports, Brand Analytics role; weeks, months or quarters',
  usedFor: 'how many customers of an ASIN buy it again, and what that is worth',
  list: 'dataByAsin',
  totals: TOTALS,
  together: TOTALS,
  element(element, { marketplace, scope }) {
    return {
      kind: 'repeat-purchase',
      origin: { file: scope.path, line: element.index },
      asin: element.requiredText('asin'),
      marketplace,
      period: element.period('startDate', 'endDate'),
      orders: element.count('orders', 'orders'),
      customers: element.count('uniqueCustomers'),
      repeatCustomerShare: element.share('repeatCustomersPctTotal'),
      repeatRevenue: element.money('repeatPurchaseRevenue', 'amount'),
      repeatRevenueShare: element.share('repeatPurchaseRevenuePctTotal'),
    };
  },
});
