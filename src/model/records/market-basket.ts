import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** Market Basket: one product bought in the same orders as an own ASIN. */
export interface MarketBasketRecord {
  readonly kind: 'market-basket';
  readonly origin: Origin;
  /** The own product. */
  readonly asin: string;
  readonly marketplace: string | null;
  readonly period: Period | null;
  /** Own or of somebody else. */
  readonly boughtWithAsin: string;
  /** 1 is the product most often bought with the own one. */
  readonly rank: number | null;
  /** Part of the orders with the own ASIN and at least one other product that hold this one, 0-1. */
  readonly share: number | null;
}
