import type { Origin } from './origin.ts';

/** One returned unit (or several of one line) received back by FBA. */
export interface CustomerReturnRecord {
  readonly kind: 'customer-return';
  readonly origin: Origin;
  /** ISO instant; midnight UTC where the file gives a date alone. */
  readonly returnedAt: string;
  readonly orderId: string;
  readonly sku: string;
  readonly asin: string | null;
  readonly fnsku: string | null;
  readonly quantity: number;
  /** As printed: `SELLABLE`, `CUSTOMER_DAMAGED`... */
  readonly disposition: string | null;
  /** As printed: `DEFECTIVE`, `NOT_AS_DESCRIBED`... */
  readonly reason: string | null;
  readonly status: string | null;
  /** The buyer's words: personal data, never written anywhere unasked. */
  readonly comment: string | null;
}
