import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** One sort of fee or advertising, summed over the span of an economics record. */
export interface NamedCharge {
  /** As printed: `ReferralFee`, `SponsoredProductFee`... */
  readonly name: string;
  /** After promotions and tax; a cost is positive, as Amazon prints it. */
  readonly total: Money;
}

/** What Amazon itself reckons one product earned in one span: sales, fees, advertising and the seller's stated cost. */
export interface EconomicsRecord {
  readonly kind: 'economics';
  readonly origin: Origin;
  readonly marketplace: string | null;
  readonly period: Period | null;
  readonly parentAsin: string | null;
  readonly childAsin: string | null;
  readonly fnsku: string | null;
  readonly sku: string | null;
  readonly unitsOrdered: number | null;
  readonly unitsRefunded: number | null;
  readonly netUnits: number | null;
  readonly orderedSales: Money | null;
  readonly refundedSales: Money | null;
  readonly netSales: Money | null;
  readonly fees: readonly NamedCharge[];
  readonly advertising: readonly NamedCharge[];
  /** Cost of one unit as the seller told Amazon; null when never told. */
  readonly costPerUnit: Money | null;
  readonly netProceeds: Money | null;
}
