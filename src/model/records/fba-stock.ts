import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** Stock of one SKU in Amazon's warehouses when the file was made. The parts overlap: only `total` adds them up. */
export interface FbaStockRecord {
  readonly kind: 'fba-stock';
  readonly origin: Origin;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly asin: string | null;
  /** Marketplace code of the row's store; the one the user gave where the file names none. */
  readonly marketplace: string | null;
  readonly productName: string | null;
  readonly condition: string | null;
  readonly price: Money | null;
  readonly fulfillable: number | null;
  readonly unsellable: number | null;
  readonly reserved: number | null;
  readonly total: number | null;
  readonly inboundWorking: number | null;
  readonly inboundShipped: number | null;
  readonly inboundReceiving: number | null;
  readonly researching: number | null;
  /** Stock in the seller's own hands for offers shipped by the seller. */
  readonly sellerFulfillable: number | null;
  /** Volume of one unit, in the shop's unit: the file does not name it. */
  readonly unitVolume: number | null;
}

/** Stock of one SKU in one country of a European account. */
export interface CountryStockRecord {
  readonly kind: 'country-stock';
  readonly origin: Origin;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly asin: string | null;
  readonly condition: string | null;
  /** Marketplace code of the country, null for a country without a shop (warehouses stand there too). */
  readonly marketplace: string | null;
  /** Country as printed: `DE`, `CZ`. */
  readonly country: string;
  /** Units that can be sent within that country. */
  readonly quantity: number;
}
