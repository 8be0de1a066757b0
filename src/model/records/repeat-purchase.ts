import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** Repeat Purchase: how much of one ASIN's orders and revenue came from customers who had bought it before. */
export interface RepeatPurchaseRecord {
  readonly kind: 'repeat-purchase';
  readonly origin: Origin;
  readonly asin: string;
  readonly marketplace: string | null;
  readonly period: Period | null;
  readonly orders: number | null;
  readonly customers: number | null;
  /** Part of the customers who are repeat customers, 0-1, as Amazon prints it (no count is given for it). */
  readonly repeatCustomerShare: number | null;
  readonly repeatRevenue: Money | null;
  /** Part of the ASIN's whole revenue, 0-1, as Amazon prints it. */
  readonly repeatRevenueShare: number | null;
}
