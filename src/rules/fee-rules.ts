import type {
  FulfillmentFeeRow,
  LowInventoryRow,
  OvermaxRow,
  PackagingRow,
  PercentSurchargeRow,
  PriceBandRow,
  ReferralFeeRow,
  SizeTierRow,
  WeightRuleRow,
} from './fee-rows.ts';
import type { RuleTable } from './table.ts';
import fuelSurcharge from './us/fuel-surcharge.json' with { type: 'json' };
import fulfillmentFees from './us/fulfillment-fees.json' with { type: 'json' };
import lowInventory from './us/low-inventory.json' with { type: 'json' };
import overmax from './us/overmax.json' with { type: 'json' };
import packaging from './us/packaging.json' with { type: 'json' };
import priceBands from './us/price-bands.json' with { type: 'json' };
import referralFees from './us/referral-fees.json' with { type: 'json' };
import sizeTiers from './us/size-tiers.json' with { type: 'json' };
import weightRules from './us/weight-rules.json' with { type: 'json' };

/** Every table that the fees of one marketplace rest on; null where the marketplace has no such fee or no table yet. */
export interface FeeRules {
  readonly marketplace: string;
  readonly currency: string;
  readonly sizeTiers: RuleTable<SizeTierRow> | null;
  readonly weightRules: RuleTable<WeightRuleRow> | null;
  readonly priceBands: RuleTable<PriceBandRow> | null;
  readonly fulfillmentFees: RuleTable<FulfillmentFeeRow> | null;
  readonly fuelSurcharge: RuleTable<PercentSurchargeRow> | null;
  readonly overmax: RuleTable<OvermaxRow> | null;
  readonly packaging: RuleTable<PackagingRow> | null;
  readonly lowInventory: RuleTable<LowInventoryRow> | null;
  readonly referralFees: RuleTable<ReferralFeeRow> | null;
}

/** Member of FeeRules by the `kind` a table file states. */
export const FEE_TABLE_KINDS = {
  'size-tiers': 'sizeTiers',
  'weight-rules': 'weightRules',
  'price-bands': 'priceBands',
  'fulfillment-fees': 'fulfillmentFees',
  'fuel-surcharge': 'fuelSurcharge',
  overmax: 'overmax',
  packaging: 'packaging',
  'low-inventory': 'lowInventory',
  'referral-fees': 'referralFees',
} as const satisfies Readonly<Record<string, keyof FeeRules>>;

// The compiler widens the words of a JSON file ("oz") to string; test/rules checks each file against its schema.
const US: FeeRules = {
  marketplace: 'US',
  currency: 'USD',
  sizeTiers: sizeTiers as RuleTable<SizeTierRow>,
  weightRules: weightRules as RuleTable<WeightRuleRow>,
  priceBands: priceBands as RuleTable<PriceBandRow>,
  fulfillmentFees: fulfillmentFees as unknown as RuleTable<FulfillmentFeeRow>,
  fuelSurcharge: fuelSurcharge as RuleTable<PercentSurchargeRow>,
  overmax: overmax as RuleTable<OvermaxRow>,
  packaging: packaging as RuleTable<PackagingRow>,
  lowInventory: lowInventory as RuleTable<LowInventoryRow>,
  referralFees: referralFees as RuleTable<ReferralFeeRow>,
};

const BY_MARKETPLACE: Readonly<Record<string, FeeRules>> = { US };

/** Marketplace codes that have fee tables. */
export const FEE_MARKETPLACES: readonly string[] = Object.keys(BY_MARKETPLACE);

/** The fee tables of a marketplace by its code; null when there are none. Never a neighbour's. */
export function feeRulesFor(marketplace: string): FeeRules | null {
  return Object.hasOwn(BY_MARKETPLACE, marketplace) ? (BY_MARKETPLACE[marketplace] ?? null) : null;
}

/** The rules with the user's own tables in place of the shipped ones of the same kind and marketplace. */
export function withTables(rules: FeeRules, tables: readonly RuleTable<unknown>[]): FeeRules {
  const replaced: Record<string, unknown> = {};
  for (const table of tables) {
    if (table.marketplace === rules.marketplace && Object.hasOwn(FEE_TABLE_KINDS, table.kind)) {
      replaced[FEE_TABLE_KINDS[table.kind as keyof typeof FEE_TABLE_KINDS]] = table;
    }
  }
  return { ...rules, ...replaced };
}
