import type { FeeComponent } from '../fee-types.ts';
import { agedInventory } from './aged-inventory.ts';
import { businessDiscount } from './business-discount.ts';
import { closing } from './closing.ts';
import { dangerousGoods } from './dangerous-goods.ts';
import { digitalServices } from './digital-services.ts';
import { fuelSurcharge } from './fuel-surcharge.ts';
import { fulfillment } from './fulfillment.ts';
import { inboundPlacement } from './inbound-placement.ts';
import { lowInventory } from './low-inventory.ts';
import { overmax } from './overmax.ts';
import { packaging } from './packaging.ts';
import { panEuOversize } from './pan-eu-oversize.ts';
import { pickAndPack } from './pick-and-pack.ts';
import { referral } from './referral.ts';
import { refundAdministration } from './refund-administration.ts';
import { removal } from './removal.ts';
import { returns } from './returns.ts';
import { sippDiscount } from './sipp-discount.ts';
import { storageUtilisation } from './storage-utilisation.ts';
import { storage } from './storage.ts';
import { subscription } from './subscription.ts';

/** Every fee, in the order in which they are worked out and shown: a fee may rest on those before it. */
export const FEE_COMPONENTS: readonly FeeComponent[] = [
  referral,
  closing,
  fulfillment,
  dangerousGoods,
  panEuOversize,
  sippDiscount,
  fuelSurcharge,
  overmax,
  packaging,
  pickAndPack,
  lowInventory,
  businessDiscount,
  inboundPlacement,
  storage,
  storageUtilisation,
  agedInventory,
  returns,
  refundAdministration,
  removal,
  digitalServices,
  subscription,
];
