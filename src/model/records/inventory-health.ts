import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** Units in stock of one age. */
export interface AgeBand {
  readonly fromDays: number;
  /** Last day of the band; null: and older. */
  readonly toDays: number | null;
  readonly units: number;
}

/** Amazon's forecast of the aged inventory surcharge of one band at its next assessment. */
export interface AgedSurcharge {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly units: number | null;
  readonly amount: Money | null;
}

/** Stock of one FBA SKU on one day with its age, pace of sale and supply, as Manage Inventory Health gives it. */
export interface InventoryHealthRecord {
  readonly kind: 'inventory-health';
  readonly origin: Origin;
  /** ISO date of the snapshot. */
  readonly snapshotDate: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly productName: string | null;
  readonly condition: string | null;
  readonly available: number | null;
  readonly inbound: number | null;
  readonly reserved: number | null;
  readonly unfulfillable: number | null;
  readonly pendingRemoval: number | null;
  /** In order, without overlap: the finest bands the file has; a band it leaves blank is left out. */
  readonly ages: readonly AgeBand[];
  /** Units shipped in the last 7, 30, 60 and 90 days. */
  readonly shipped: {
    readonly d7: number | null;
    readonly d30: number | null;
    readonly d60: number | null;
    readonly d90: number | null;
  };
  /** Units shipped in 90 days over the mean stock of those days, as Amazon prints it: not a share. */
  readonly sellThrough: number | null;
  /** Days the stock lasts at today's pace; null where nothing is in stock. */
  readonly daysOfSupply: number | null;
  /** On which the low-inventory-level fee is judged: the larger of short and long term. */
  readonly historicalDaysOfSupply: { readonly shortTerm: number | null; readonly longTerm: number | null };
  /** True where Amazon says that the fee is not charged for this product. */
  readonly lowInventoryFeeExempt: boolean | null;
  readonly lowInventoryFeeApplied: boolean | null;
  readonly estimatedExcess: number | null;
  readonly healthyLevel: number | null;
  readonly minimumLevel: number | null;
  readonly healthStatus: string | null;
  readonly recommendedAction: string | null;
  readonly alert: string | null;
  readonly price: Money | null;
  readonly salesPrice: Money | null;
  /** Featured offer's price. */
  readonly featuredOfferPrice: Money | null;
  readonly estimatedStorageCostNextMonth: Money | null;
  readonly agedSurcharges: readonly AgedSurcharge[];
  readonly storageType: string | null;
  /** Volume of one unit and of the stock, in the unit as printed (`cubic feet`, `cubic meters`). */
  readonly itemVolume: number | null;
  readonly storageVolume: number | null;
  readonly volumeUnit: string | null;
  readonly productGroup: string | null;
  readonly salesRank: number | null;
}
