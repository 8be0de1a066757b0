import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';
import type { Dimensions, Weight } from './product.ts';

/** Storage of one product in one fulfilment centre in one month: Amazon's estimate, charged in the next month. */
export interface StorageChargeRecord {
  readonly kind: 'storage-charge';
  readonly origin: Origin;
  /** `2026-07`. */
  readonly month: string;
  readonly asin: string | null;
  readonly fnsku: string;
  readonly sku: string | null;
  readonly fulfilmentCentre: string | null;
  /** Country of the warehouse, ISO 3166. */
  readonly country: string | null;
  /** As Amazon measured the packaged unit. */
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
  readonly unitVolume: number | null;
  /** As printed: `cubic feet`, `cubic meters`. */
  readonly volumeUnit: string | null;
  readonly sizeTier: string | null;
  /** Average over the month. */
  readonly unitsOnHand: number | null;
  readonly totalVolume: number | null;
  /** For one unit of volume and one month. */
  readonly rate: number | null;
  readonly surchargeRate: number | null;
  readonly fee: Money | null;
}
