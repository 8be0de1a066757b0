import type { Origin } from './origin.ts';

/** One movement of stock in the inventory ledger's detail view. */
export interface LedgerEventRecord {
  readonly kind: 'ledger-event';
  readonly origin: Origin;
  /** ISO date. */
  readonly date: string;
  readonly fnsku: string;
  readonly asin: string | null;
  readonly sku: string | null;
  /** As printed: `Shipments`, `CustomerReturns`, `Adjustments`... */
  readonly eventType: string;
  readonly referenceId: string | null;
  /** Below zero when stock went out. */
  readonly quantity: number;
  readonly fulfilmentCentre: string | null;
  /** As printed: `SELLABLE`, `WAREHOUSE_DAMAGED`... */
  readonly disposition: string | null;
  /** Letter of an adjustment: `M` misplaced, `F` found, `E` damaged... */
  readonly reason: string | null;
  /** Country of the warehouse, ISO 3166. */
  readonly country: string | null;
  /** Units of this event that Amazon has since squared, and those it has not; null where the file does not tell. */
  readonly reconciled: number | null;
  readonly unreconciled: number | null;
}
