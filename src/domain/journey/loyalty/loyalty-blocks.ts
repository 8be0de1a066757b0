import type { Block, Cell } from '../../../model/document.ts';
import { percentWords } from '../words.ts';
import type { CouponResult, LoyaltyResult } from './loyalty.ts';

/** Rows shown of long tables; all are in the data. */
const SHOWN = 30;

function intervalText([low, high]: readonly [number, number]): string {
  return `${percentWords(low)} to ${percentWords(high)}`;
}

function couponVerdict({ costShare, grossMargin, known }: CouponResult): string {
  if (costShare === null) return 'cost or sales not known';
  if (grossMargin === null) return 'cost of its products not known';
  const of = known.products < known.of ? ` (${known.products} of ${known.of} products)` : '';
  return costShare > grossMargin ? `costs more than the gross margin${of}` : `within the gross margin${of}`;
}

/** The tables of `journey loyalty`; one without rows says which report it needs. */
export function loyaltyBlocks(result: LoyaltyResult): Block[] {
  const { coupons, ownShop, partners, promotions, repeats, returns, subscriptions } = result;
  return [
    {
      type: 'table',
      id: 'repeats',
      title: 'Customers who came back',
      columns: [
        { key: 'marketplace', label: 'Shop', kind: 'id' },
        { key: 'from', label: 'From', kind: 'date' },
        { key: 'to', label: 'To', kind: 'date' },
        { key: 'customers', label: 'Customers', kind: 'integer' },
        { key: 'repeat', label: 'Came back', kind: 'integer' },
        { key: 'share', label: 'Share', kind: 'percent' },
        { key: 'interval', label: '95 % interval', kind: 'text', priority: 2 },
      ],
      rows: repeats.map((each): Cell[] => [
        each.marketplace,
        each.period.start,
        each.period.end,
        each.customers,
        each.repeatCustomers,
        each.share,
        intervalText(each.interval),
      ]),
      emptyText: 'Needs the Repeat Purchase report (Brand Analytics).',
      note: 'Within each span, each product for itself: a longer span has more who came back, so spans of different lengths are not compared.',
    },
    {
      type: 'table',
      id: 'partners',
      title: 'Bought together',
      columns: [
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'with', label: 'With', kind: 'id' },
        { key: 'share', label: 'Of such orders', kind: 'percent' },
        { key: 'marketplace', label: 'Shop', kind: 'id', priority: 2 },
      ],
      rows: partners
        .slice(0, SHOWN)
        .map((each): Cell[] => [each.asin, each.boughtWithAsin, each.share, each.marketplace]),
      emptyText: 'Needs the Market Basket report (Brand Analytics).',
      note: `Latest period at hand; of orders with the product and at least one other. Amazon gives a share without counts.${partners.length > SHOWN ? ` ${partners.length - SHOWN} more in the data.` : ''}`,
    },
    {
      type: 'table',
      id: 'subscriptions',
      title: 'Subscribe & Save',
      columns: [
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'asin', label: 'ASIN', kind: 'id', priority: 2 },
        { key: 'to', label: 'Until', kind: 'date', priority: 2 },
        { key: 'active', label: 'Subscriptions', kind: 'integer' },
        { key: 'units', label: 'Units shipped', kind: 'integer' },
        { key: 'share', label: 'Of sales', kind: 'percent' },
      ],
      rows: subscriptions
        .slice(0, SHOWN)
        .map((each): Cell[] => [
          each.sku,
          each.asin,
          each.period?.end ?? null,
          each.activeSubscriptions,
          each.shippedUnits,
          each.salesShare,
        ]),
      emptyText: 'Needs the Subscribe & Save Performance report.',
    },
    {
      type: 'table',
      id: 'coupons',
      title: 'Coupons',
      columns: [
        { key: 'coupon', label: 'Coupon', kind: 'text' },
        { key: 'clips', label: 'Clips', kind: 'integer', priority: 3 },
        { key: 'redemptions', label: 'Redeemed', kind: 'integer' },
        { key: 'redeemed', label: 'Of clips', kind: 'percent', priority: 2 },
        { key: 'spent', label: 'Cost', kind: 'money' },
        { key: 'sales', label: 'Sales', kind: 'money' },
        { key: 'cost-share', label: 'Cost of sales', kind: 'percent' },
        { key: 'margin', label: 'Gross margin', kind: 'percent', priority: 2 },
        { key: 'verdict', label: 'Verdict', kind: 'text' },
      ],
      rows: coupons.map((each): Cell[] => [
        each.record.name ?? each.record.couponId,
        each.record.clips,
        each.record.redemptions,
        each.redeemed?.value ?? null,
        each.record.spent,
        each.record.sales,
        each.costShare,
        each.grossMargin,
        couponVerdict(each),
      ]),
      emptyText: 'Needs the Coupon Performance report.',
      note: 'Gross margin: average price less cost of your product file, before fees: sellerctl fees margins has them. Amazon counts returned orders too.',
    },
    {
      type: 'table',
      id: 'promotions',
      title: 'Deals',
      columns: [
        { key: 'promotion', label: 'Deal', kind: 'text' },
        { key: 'type', label: 'Type', kind: 'text', priority: 2 },
        { key: 'views', label: 'Views', kind: 'integer' },
        { key: 'units', label: 'Units', kind: 'integer' },
        { key: 'sales', label: 'Sales', kind: 'money' },
      ],
      rows: promotions.map((each): Cell[] => [
        each.name ?? each.promotionId,
        each.type,
        each.views,
        each.units,
        each.sales,
      ]),
      emptyText: 'Needs the Promotion Performance report.',
    },
    {
      type: 'table',
      id: 'returns',
      title: 'Returns by month of purchase',
      columns: [
        { key: 'marketplace', label: 'Shop', kind: 'id' },
        { key: 'month', label: 'Month', kind: 'text' },
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'shipped', label: 'Units', kind: 'integer' },
        { key: 'returned', label: 'Back', kind: 'integer' },
        { key: 'rate', label: 'Share', kind: 'percent' },
        { key: 'interval', label: '95 % interval', kind: 'text', priority: 3 },
        { key: 'threshold', label: 'Fee above', kind: 'percent', priority: 2 },
        { key: 'open', label: 'Window', kind: 'text', priority: 2 },
      ],
      rows: returns.map((each): Cell[] => [
        each.marketplace,
        each.month,
        each.asin ?? 'all',
        each.shipped,
        each.returned,
        each.rate,
        intervalText(each.interval),
        each.threshold,
        each.open ? 'open' : 'closed',
      ]),
      emptyText: 'Needs All Orders and the FBA returns report.',
      note: 'All products, then each product above the threshold of its category (from your product file): returns above it cost a fee. Exemptions for few units or new products are not known here. The month of purchase stands in for that of shipment.',
    },
    ...(ownShop === null
      ? []
      : [
          {
            type: 'metrics' as const,
            id: 'own-shop',
            title: 'Your own shop',
            metrics: [
              {
                id: 'R14',
                label: 'Customers with two orders or more',
                kind: 'percent' as const,
                value: ownShop.share,
                interval: ownShop.interval,
                n: ownShop.customers,
              },
              {
                id: 'median-days',
                label: 'Days to the next order (median)',
                kind: 'decimal' as const,
                value: ownShop.medianDays,
              },
            ],
            note: 'Customers told apart by their mail address, which is not shown or kept.',
          },
        ]),
  ];
}
