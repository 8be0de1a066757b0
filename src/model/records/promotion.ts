import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** One product of a promotion; its figures are part of the promotion's own. */
export interface PromotedProduct {
  readonly asin: string;
  readonly title: string | null;
  readonly views: number | null;
  readonly units: number | null;
  readonly sales: Money | null;
}

/** One deal, discount or promotion code and what was sold under it. */
export interface PromotionRecord {
  readonly kind: 'promotion';
  readonly origin: Origin;
  readonly promotionId: string;
  readonly name: string | null;
  readonly marketplace: string | null;
  /** As printed: `BEST_DEAL`, `LIGHTNING_DEAL`, `PRICE_DISCOUNT`... */
  readonly type: string | null;
  /** As printed: `APPROVED`, `CANCELED`... */
  readonly status: string | null;
  /** ISO instants. */
  readonly start: string | null;
  readonly end: string | null;
  readonly views: number | null;
  readonly units: number | null;
  readonly sales: Money | null;
  readonly products: readonly PromotedProduct[];
}
