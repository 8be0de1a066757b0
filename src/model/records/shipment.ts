import type { Money } from '../money.ts';
import type { FulfilmentChannel } from './listing.ts';
import type { Origin } from './origin.ts';

/**
 * One item Amazon shipped: the only file that says when an order left and is expected to arrive. The file's columns
 * for name, address, e-mail and telephone of the buyer are never read.
 */
export interface ShipmentRecord {
  readonly kind: 'shipment';
  readonly origin: Origin;
  readonly orderId: string;
  readonly shipmentId: string | null;
  readonly shipmentItemId: string | null;
  /** Marketplace code; null for multi-channel orders that were not sold on Amazon. */
  readonly marketplace: string | null;
  /** ISO instants. */
  readonly purchasedAt: string | null;
  readonly shippedAt: string;
  /** When Amazon expects it to arrive: an estimate, not a proof of delivery. */
  readonly estimatedArrivalAt: string | null;
  readonly sku: string;
  readonly productName: string | null;
  readonly quantity: number;
  /** Price of the line, not of the unit. */
  readonly itemPrice: Money | null;
  readonly itemTax: Money | null;
  readonly shippingPrice: Money | null;
  readonly giftWrapPrice: Money | null;
  /** Discounts keep the sign they are printed with. */
  readonly itemPromotionDiscount: Money | null;
  readonly shipPromotionDiscount: Money | null;
  readonly carrier: string | null;
  readonly fulfilmentCentre: string | null;
  readonly fulfilment: FulfilmentChannel | null;
  readonly shipCountry: string | null;
}
