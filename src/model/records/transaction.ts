import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** What a transaction is, whatever the language of the file. */
export type TransactionKind =
  | 'order'
  | 'refund'
  | 'adjustment'
  | 'service-fee'
  | 'inventory-fee'
  | 'transaction-fee'
  | 'transfer'
  | 'amazon-fee'
  | 'chargeback'
  | 'claim'
  | 'deal-fee'
  | 'debt'
  | 'other';

/** One amount column of a transaction that is not zero. */
export interface TransactionPart {
  /** `product-sales`, `selling-fees`, `fba-fees`, `other`... in every language. */
  readonly column: string;
  readonly amount: Money;
}

/** One row of a date range transaction report: all amounts of one event in columns. */
export interface TransactionRecord {
  readonly kind: 'transaction';
  readonly origin: Origin;
  readonly settlementId: string | null;
  /** ISO instant. */
  readonly postedAt: string | null;
  /** As printed: `Order`, `Bestellung`, `注文`... */
  readonly type: string;
  /** Null for a word that is in no list. */
  readonly typeKind: TransactionKind | null;
  readonly orderId: string | null;
  readonly sku: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
  /** Marketplace code; null where the row names none. */
  readonly marketplace: string | null;
  readonly fulfilment: 'fba' | 'fbm' | null;
  readonly parts: readonly TransactionPart[];
  /** As printed. The parts add up to it, or `unexplained` says by how much they do not. */
  readonly total: Money;
  /** Total less the parts; zero where they add up. */
  readonly unexplained: Money;
}
