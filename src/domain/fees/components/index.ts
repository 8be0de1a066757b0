import type { FeeComponent } from '../fee-types.ts';
import { closing } from './closing.ts';
import { fuelSurcharge } from './fuel-surcharge.ts';
import { fulfillment } from './fulfillment.ts';
import { overmax } from './overmax.ts';
import { packaging } from './packaging.ts';
import { referral } from './referral.ts';

/** Every fee, in the order in which they are worked out and shown: a fee may rest on those before it. */
export const FEE_COMPONENTS: readonly FeeComponent[] = [
  referral,
  closing,
  fulfillment,
  fuelSurcharge,
  overmax,
  packaging,
];
