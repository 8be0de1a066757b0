import type { Origin } from './origin.ts';

/**
 * One item of an order in the seller's own shop. It holds personal data (address and first name), because mails are
 * drafted to it: it is never written to a ledger, a log or a report.
 */
export interface ShopOrderLineRecord {
  readonly kind: 'shop-order-line';
  readonly origin: Origin;
  readonly orderNumber: string;
  /** Null on the later items of an order where the file writes its facts once. */
  readonly email: string | null;
  readonly firstName: string | null;
  readonly productName: string | null;
  readonly sku: string | null;
  /** Two-letter country of the parcel. */
  readonly country: string | null;
  /** ISO instants. */
  readonly orderedAt: string | null;
  readonly shippedAt: string | null;
  readonly cancelledAt: string | null;
  /** Whether the buyer agreed to advertising by mail; null where the file does not tell. */
  readonly consent: boolean | null;
  /** Whether the buyer said no to such mail since; null where the file does not tell. */
  readonly unsubscribed: boolean | null;
}
