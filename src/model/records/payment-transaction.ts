import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** One line of Payments > Transaction View: what was paid or is held back, per order or per fee. */
export interface PaymentTransactionRecord {
  readonly kind: 'payment-transaction';
  readonly origin: Origin;
  readonly marketplace: string | null;
  /** ISO date as the file prints it. */
  readonly date: string;
  /** As printed: `Released`, `Deferred`. */
  readonly status: string | null;
  readonly accountType: string | null;
  /** As printed: `Order Payment`, `Refund`, `Service Fees`... */
  readonly transactionType: string;
  readonly orderId: string | null;
  /** Name of the product or of the fee; cut by Amazon with `...`. */
  readonly details: string | null;
  readonly productCharges: Money | null;
  readonly promotionalRebates: Money | null;
  readonly amazonFees: Money | null;
  readonly other: Money | null;
  readonly total: Money;
}
