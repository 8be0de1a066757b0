import type { Money } from '../money.ts';
import type { FulfilmentChannel } from './listing.ts';
import type { Origin } from './origin.ts';

/** The summary row of one settlement: what Amazon says it paid out. */
export interface SettlementRecord {
  readonly kind: 'settlement';
  readonly origin: Origin;
  readonly settlementId: string;
  /** ISO instants. */
  readonly start: string | null;
  readonly end: string | null;
  readonly depositedAt: string | null;
  readonly total: Money | null;
}

/** One line of a settlement. The lines add up to the summary's total. */
export interface SettlementLineRecord {
  readonly kind: 'settlement-line';
  readonly origin: Origin;
  readonly settlementId: string;
  /** `Order`, `Refund`, `ServiceFee`, `other-transaction`... as printed. */
  readonly transactionType: string;
  readonly orderId: string | null;
  readonly orderItemCode: string | null;
  readonly adjustmentId: string | null;
  readonly shipmentId: string | null;
  readonly marketplace: string | null;
  /** As printed: `ItemPrice`, `ItemFees`, `Promotion`... */
  readonly amountType: string;
  /** As printed: `Principal`, `Commission`, `FBAPerUnitFulfillmentFee`... */
  readonly amountDescription: string;
  readonly amount: Money;
  /** ISO instant or date of posting. */
  readonly postedAt: string | null;
  readonly sku: string | null;
  readonly quantity: number | null;
  /** Who shipped the item; absent or null where the line does not tell. */
  readonly fulfilment?: FulfilmentChannel | null;
}
