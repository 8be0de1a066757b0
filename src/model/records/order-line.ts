import type { Money } from '../money.ts';
import type { FulfilmentChannel } from './listing.ts';
import type { Origin } from './origin.ts';

/** One line of an all-orders file. It carries no buyer, no delivery date and no refund. */
export interface OrderLineRecord {
  readonly kind: 'order-line';
  readonly origin: Origin;
  readonly orderId: string;
  /** ISO instant; midnight UTC where the file gives a date alone. */
  readonly purchasedAt: string;
  /** ISO instant of Amazon's last change to the order. */
  readonly updatedAt: string | null;
  /** Lower case, as the report words it: `shipped`, `pending`, `cancelled`, `unshipped`... */
  readonly orderStatus: string;
  readonly itemStatus: string | null;
  readonly fulfilment: FulfilmentChannel | null;
  /** As printed: `Amazon.com`, `Non-Amazon`. */
  readonly salesChannel: string | null;
  /** Marketplace code; null for multi-channel orders that were not sold on Amazon. */
  readonly marketplace: string | null;
  readonly sku: string;
  readonly asin: string | null;
  readonly productName: string | null;
  readonly quantity: number;
  /** Line total (unit price times quantity); null where the report leaves it blank (pending, cancelled). */
  readonly itemPrice: Money | null;
  readonly itemTax: Money | null;
  readonly shippingPrice: Money | null;
  readonly giftWrapPrice: Money | null;
  /** Discount as a positive amount. */
  readonly itemPromotionDiscount: Money | null;
  readonly shipPromotionDiscount: Money | null;
  readonly promotionIds: string | null;
  readonly shipServiceLevel: string | null;
  readonly shipCountry: string | null;
  readonly isBusinessOrder: boolean | null;
  readonly isReplacementOrder: boolean | null;
}
