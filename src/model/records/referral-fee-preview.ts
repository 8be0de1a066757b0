import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** Amazon's quote of the referral fee of one offer at its price of today: a forecast, not a charge. */
export interface ReferralFeePreviewRecord {
  readonly kind: 'referral-fee-preview';
  readonly origin: Origin;
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; the file names none, so it is the one the user gave. */
  readonly marketplace: string | null;
  readonly title: string | null;
  readonly price: Money | null;
  readonly referralFee: Money | null;
}
