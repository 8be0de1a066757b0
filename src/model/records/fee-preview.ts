import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';
import type { Dimensions, Weight } from './product.ts';

/** Amazon's quote for one SKU in the fee preview: a forecast at today's price and card, not a charge. */
export interface FeePreviewRecord {
  readonly kind: 'fee-preview';
  readonly origin: Origin;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly asin: string | null;
  /** Marketplace code of the row's store; null where the file does not tell. */
  readonly marketplace: string | null;
  readonly productName: string | null;
  readonly productGroup: string | null;
  readonly brand: string | null;
  readonly price: Money | null;
  readonly salesPrice: Money | null;
  /** As Amazon measured the packaged unit. */
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
  /** As printed: `UsLargeStandardSize`, `Large standard-size`... */
  readonly sizeTier: string | null;
  readonly feeTotal: Money | null;
  readonly referralFee: Money | null;
  readonly closingFee: Money | null;
  readonly fulfilmentFee: Money | null;
}
