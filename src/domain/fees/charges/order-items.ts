import { zeroMoney, addMoney, negateMoney, type Money } from '../../../model/money.ts';
import { isIsoDate, type IsoDate } from '../../../model/period.ts';
import type { Origin } from '../../../model/records/origin.ts';
import type { SettlementLineRecord } from '../../../model/records/settlement.ts';
import { marketplaceOf } from './charged-lines.ts';

/** What the settlements say of one item of an order: sold, or refunded. Prices and fees are above zero as a sale has them. */
export interface OrderItem {
  readonly orderId: string;
  readonly sku: string;
  readonly itemCode: string | null;
  /** Day of the first posting. */
  readonly day: IsoDate;
  readonly origin: Origin;
  /** Null where no price line tells it. */
  readonly quantity: number | null;
  readonly principal: Money;
  readonly shipping: Money;
  readonly giftWrap: Money;
  readonly tax: Money;
  /** Discounts of the seller: below zero on a sale. */
  readonly promotion: Money;
  /** What Amazon took as referral fee; below zero where it gave it back. */
  readonly referral: Money;
  readonly administration: Money;
  readonly fulfilment: Money;
  readonly byAmazon: boolean;
}

type Amounts =
  | 'principal'
  | 'shipping'
  | 'giftWrap'
  | 'tax'
  | 'promotion'
  | 'referral'
  | 'administration'
  | 'fulfilment';
type Draft = { -readonly [K in keyof OrderItem]: OrderItem[K] };

/** Which sum a line belongs to, and whether its sign is turned; null for lines that none of the checks needs. */
function slotOf(line: SettlementLineRecord): { readonly slot: Amounts; readonly fee: boolean } | null {
  const { amountType, amountDescription: what } = line;
  if (amountType === 'Promotion') return { slot: 'promotion', fee: false };
  if (amountType === 'ItemPrice') {
    if (what === 'Principal') return { slot: 'principal', fee: false };
    if (what === 'Shipping') return { slot: 'shipping', fee: false };
    if (what === 'GiftWrap') return { slot: 'giftWrap', fee: false };
    return /tax$/i.test(what) ? { slot: 'tax', fee: false } : null;
  }
  if (amountType !== 'ItemFees') return null;
  if (what === 'Commission') return { slot: 'referral', fee: true };
  if (what === 'RefundCommission') return { slot: 'administration', fee: true };
  return /^FBAPer(?:Unit|Order)FulfillmentFee$/.test(what) ? { slot: 'fulfilment', fee: true } : null;
}

function start(line: SettlementLineRecord, orderId: string, sku: string, day: IsoDate): Draft {
  const zero = zeroMoney(line.amount.currency);
  return {
    orderId,
    sku,
    itemCode: line.orderItemCode,
    day,
    origin: line.origin,
    quantity: null,
    principal: zero,
    shipping: zero,
    giftWrap: zero,
    tax: zero,
    promotion: zero,
    referral: zero,
    administration: zero,
    fulfilment: zero,
    byAmazon: false,
  };
}

/** Items of one transaction type in one marketplace, by order and item; amounts of several postings are added. */
export function orderItems(
  records: readonly SettlementLineRecord[],
  transactionType: 'Order' | 'Refund',
  marketplace: string,
  currency: string,
): OrderItem[] {
  const items = new Map<string, Draft>();
  for (const line of records) {
    const day = line.postedAt?.slice(0, 10) ?? '';
    if (line.transactionType !== transactionType || line.orderId === null || line.sku === null) continue;
    if (line.amount.currency !== currency || marketplaceOf(line) !== marketplace || !isIsoDate(day)) continue;
    const key = `${line.orderId}\u0000${line.orderItemCode ?? ''}\u0000${line.sku}`;
    let item = items.get(key);
    if (item === undefined) items.set(key, (item = start(line, line.orderId, line.sku, day)));
    if (day < item.day) item.day = day;
    const place = slotOf(line);
    if (place !== null) {
      item[place.slot] = addMoney(item[place.slot], place.fee ? negateMoney(line.amount) : line.amount);
      if (place.slot === 'principal' && line.quantity !== null) item.quantity = (item.quantity ?? 0) + line.quantity;
      if (place.slot === 'referral') item.origin = line.origin;
    }
    if (line.fulfilment === 'fba' || place?.slot === 'fulfilment') item.byAmazon = true;
  }
  return [...items.values()];
}
