import type { Money } from '../money.ts';
import type { ListedPicture } from './image.ts';
import type { Origin } from './origin.ts';

export interface DatedCost {
  /** ISO date from which the cost holds; null: from the beginning. */
  readonly from: string | null;
  /** Landed cost of one unit. */
  readonly cost: Money;
}

export interface Dimensions {
  /** Three sides in any order. */
  readonly sides: readonly [number, number, number];
  readonly unit: 'in' | 'cm' | 'mm';
}

export interface Weight {
  readonly value: number;
  readonly unit: 'oz' | 'lb' | 'g' | 'kg';
}

/** One line of the seller's own product file: what no report of Amazon's tells. Every field but the SKU may be absent. */
export interface ProductRecord {
  readonly kind: 'product';
  readonly origin: Origin;
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly brand: string | null;
  /** Referral fee category as the fee schedule names it. */
  readonly category: string | null;
  readonly productType: string | null;
  readonly price: Money | null;
  /** Oldest first. */
  readonly costs: readonly DatedCost[];
  /** Of the packaged unit. */
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
  readonly title: string | null;
  readonly itemHighlights: string | null;
  readonly bullets: readonly string[] | null;
  readonly description: string | null;
  /** Backend search terms, as typed. */
  readonly searchTerms: string | null;
  /** Addresses of its pictures; absent where the file has none. */
  readonly pictures?: readonly ListedPicture[];
}
