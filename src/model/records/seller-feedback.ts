import type { Origin } from './origin.ts';

/** One feedback on the seller (not on a product). The API's file holds one to three stars only. */
export interface SellerFeedbackRecord {
  readonly kind: 'seller-feedback';
  readonly origin: Origin;
  /** ISO date. */
  readonly givenOn: string | null;
  /** 1 to 5. */
  readonly rating: number;
  readonly orderId: string | null;
  /** The buyer's words: personal data, never written anywhere unasked. */
  readonly comment: string | null;
  readonly response: string | null;
  readonly marketplace: string | null;
}
