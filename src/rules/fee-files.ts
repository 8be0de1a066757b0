import aeFees from './ae/fees.json' with { type: 'json' };
import auFees from './au/fees.json' with { type: 'json' };
import beFees from './be/fees.json' with { type: 'json' };
import caFees from './ca/fees.json' with { type: 'json' };
import deFees from './de/fees.json' with { type: 'json' };
import egFees from './eg/fees.json' with { type: 'json' };
import esFees from './es/fees.json' with { type: 'json' };
import frFees from './fr/fees.json' with { type: 'json' };
import ieFees from './ie/fees.json' with { type: 'json' };
import inFees from './in/fees.json' with { type: 'json' };
import itFees from './it/fees.json' with { type: 'json' };
import jpFees from './jp/fees.json' with { type: 'json' };
import mxFees from './mx/fees.json' with { type: 'json' };
import nlFees from './nl/fees.json' with { type: 'json' };
import plFees from './pl/fees.json' with { type: 'json' };
import saFees from './sa/fees.json' with { type: 'json' };
import seFees from './se/fees.json' with { type: 'json' };
import sgFees from './sg/fees.json' with { type: 'json' };
import trFees from './tr/fees.json' with { type: 'json' };
import ukFees from './uk/fees.json' with { type: 'json' };
import agedInventory from './us/aged-inventory.json' with { type: 'json' };
import businessDiscounts from './us/business-discounts.json' with { type: 'json' };
import fuelSurcharge from './us/fuel-surcharge.json' with { type: 'json' };
import fulfillmentFees from './us/fulfillment-fees.json' with { type: 'json' };
import inboundPlacement from './us/inbound-placement.json' with { type: 'json' };
import lowInventory from './us/low-inventory.json' with { type: 'json' };
import overmax from './us/overmax.json' with { type: 'json' };
import packaging from './us/packaging.json' with { type: 'json' };
import priceBands from './us/price-bands.json' with { type: 'json' };
import referralFees from './us/referral-fees.json' with { type: 'json' };
import removal from './us/removal.json' with { type: 'json' };
import returnThresholds from './us/return-thresholds.json' with { type: 'json' };
import returnsProcessing from './us/returns-processing.json' with { type: 'json' };
import sippDiscounts from './us/sipp-discounts.json' with { type: 'json' };
import sizeTiers from './us/size-tiers.json' with { type: 'json' };
import storage from './us/storage.json' with { type: 'json' };
import storageUtilisation from './us/storage-utilisation.json' with { type: 'json' };
import subscription from './us/subscription.json' with { type: 'json' };
import tax from './us/tax.json' with { type: 'json' };
import weightRules from './us/weight-rules.json' with { type: 'json' };

/** Fee tables by marketplace: a list of tables, or a file of all of them. To add a marketplace, one line. */
export const FEE_FILES: Readonly<Record<string, unknown>> = {
  US: [
    agedInventory,
    businessDiscounts,
    fuelSurcharge,
    fulfillmentFees,
    inboundPlacement,
    lowInventory,
    overmax,
    packaging,
    priceBands,
    referralFees,
    removal,
    returnThresholds,
    returnsProcessing,
    sippDiscounts,
    sizeTiers,
    storage,
    storageUtilisation,
    subscription,
    tax,
    weightRules,
  ],
  CA: caFees,
  MX: mxFees,
  UK: ukFees,
  DE: deFees,
  FR: frFees,
  IT: itFees,
  ES: esFees,
  NL: nlFees,
  SE: seFees,
  PL: plFees,
  BE: beFees,
  IE: ieFees,
  TR: trFees,
  AE: aeFees,
  SA: saFees,
  EG: egFees,
  IN: inFees,
  JP: jpFees,
  AU: auFees,
  SG: sgFees,
};
