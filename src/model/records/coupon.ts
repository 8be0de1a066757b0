import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** One coupon and what came of it. All amounts are gross: returned and cancelled purchases are counted too. */
export interface CouponRecord {
  readonly kind: 'coupon';
  readonly origin: Origin;
  readonly couponId: string;
  readonly name: string | null;
  readonly marketplace: string | null;
  /** ISO instants. */
  readonly start: string | null;
  readonly end: string | null;
  /** Discount as a share of the list price, 0-1; null for a coupon over a fixed amount. */
  readonly discountShare: number | null;
  /** Discount as an amount; null for a coupon over a share. */
  readonly discountAmount: Money | null;
  /** Customers who clipped it. */
  readonly clips: number | null;
  readonly redemptions: number | null;
  readonly budget: Money | null;
  /** What it cost the seller, clip and redemption fees included. */
  readonly spent: Money | null;
  /** What customers saved. */
  readonly discountGiven: Money | null;
  /** Revenue of the redemptions, after the discount. */
  readonly sales: Money | null;
  readonly asins: readonly string[];
}
