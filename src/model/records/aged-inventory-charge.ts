import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** Aged inventory surcharge (long-term storage) that was charged for one SKU, one age band and one country. */
export interface AgedInventoryChargeRecord {
  readonly kind: 'aged-inventory-charge';
  readonly origin: Origin;
  /** ISO date of the assessment. */
  readonly snapshotDate: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly asin: string | null;
  /** Marketplace code of the country. */
  readonly marketplace: string | null;
  /** As printed. */
  readonly country: string | null;
  readonly productName: string | null;
  readonly condition: string | null;
  readonly quantity: number | null;
  readonly amount: Money;
  /** As printed: `181-210 days`. */
  readonly ageTier: string | null;
  /** Charge for one unit of volume, or of goods, in the tier. */
  readonly rate: number | null;
  readonly unitVolume: number | null;
  /** Unit of volume, as printed. */
  readonly volumeUnit: string | null;
}
