import type {
  CardGroupRow,
  FulfillmentFeeRow,
  LowInventoryRow,
  OvermaxRow,
  PackagingRow,
  PercentSurchargeRow,
  PriceBandRow,
  ReferralFeeRow,
  RouteRow,
  SizeTierRow,
  WeightRuleRow,
} from './fee-rows.ts';
import { findMarketplace } from '../model/marketplace.ts';
import { FEE_FILES } from './fee-files.ts';
import type {
  AgedRow,
  BusinessDiscountRow,
  ClosingFeeRow,
  DigitalServicesRow,
  InboundRow,
  ReferralMinimumRow,
  ReturnThresholdRow,
  StorageRow,
  SubscriptionRow,
  TaxRow,
  TierFeeRow,
  UtilisationRow,
} from './option-rows.ts';
import { unpackTables } from './packed-tables.ts';
import type { RuleTable } from './table.ts';

/** Every table that the fees of one marketplace rest on; null where the marketplace has no such fee or no table is known. */
export interface FeeRules {
  readonly marketplace: string;
  readonly currency: string;
  readonly routes: RuleTable<RouteRow> | null;
  readonly cardGroups: RuleTable<CardGroupRow> | null;
  readonly sizeTiers: RuleTable<SizeTierRow> | null;
  readonly weightRules: RuleTable<WeightRuleRow> | null;
  readonly priceBands: RuleTable<PriceBandRow> | null;
  readonly fulfillmentFees: RuleTable<FulfillmentFeeRow> | null;
  readonly fuelSurcharge: RuleTable<PercentSurchargeRow> | null;
  readonly overmax: RuleTable<OvermaxRow> | null;
  readonly packaging: RuleTable<PackagingRow> | null;
  readonly dangerousGoods: RuleTable<TierFeeRow> | null;
  readonly panEuOversize: RuleTable<TierFeeRow> | null;
  readonly pickAndPack: RuleTable<TierFeeRow> | null;
  readonly sippDiscounts: RuleTable<TierFeeRow> | null;
  readonly lowInventory: RuleTable<LowInventoryRow> | null;
  readonly referralFees: RuleTable<ReferralFeeRow> | null;
  readonly referralMinimums: RuleTable<ReferralMinimumRow> | null;
  readonly closingFees: RuleTable<ClosingFeeRow> | null;
  readonly storage: RuleTable<StorageRow> | null;
  readonly storageUtilisation: RuleTable<UtilisationRow> | null;
  readonly agedInventory: RuleTable<AgedRow> | null;
  readonly inboundPlacement: RuleTable<InboundRow> | null;
  readonly returnsProcessing: RuleTable<TierFeeRow> | null;
  readonly returnThresholds: RuleTable<ReturnThresholdRow> | null;
  readonly removal: RuleTable<TierFeeRow> | null;
  readonly businessDiscounts: RuleTable<BusinessDiscountRow> | null;
  readonly subscription: RuleTable<SubscriptionRow> | null;
  readonly digitalServices: RuleTable<DigitalServicesRow> | null;
  readonly tax: RuleTable<TaxRow> | null;
}

/** Member of FeeRules by the `kind` a table file states. */
export const FEE_TABLE_KINDS = {
  routes: 'routes',
  'card-groups': 'cardGroups',
  'size-tiers': 'sizeTiers',
  'weight-rules': 'weightRules',
  'price-bands': 'priceBands',
  'fulfillment-fees': 'fulfillmentFees',
  'fuel-surcharge': 'fuelSurcharge',
  overmax: 'overmax',
  packaging: 'packaging',
  'dangerous-goods': 'dangerousGoods',
  'pan-eu-oversize': 'panEuOversize',
  'pick-and-pack': 'pickAndPack',
  'sipp-discounts': 'sippDiscounts',
  'low-inventory': 'lowInventory',
  'referral-fees': 'referralFees',
  'referral-minimums': 'referralMinimums',
  'closing-fees': 'closingFees',
  storage: 'storage',
  'storage-utilisation': 'storageUtilisation',
  'aged-inventory': 'agedInventory',
  'inbound-placement': 'inboundPlacement',
  'returns-processing': 'returnsProcessing',
  'return-thresholds': 'returnThresholds',
  removal: 'removal',
  'business-discounts': 'businessDiscounts',
  subscription: 'subscription',
  'digital-services': 'digitalServices',
  tax: 'tax',
} as const satisfies Readonly<Record<string, keyof FeeRules>>;

export type FeeTableKind = keyof typeof FEE_TABLE_KINDS;

/** Marketplace codes that have fee tables. */
export const FEE_MARKETPLACES: readonly string[] = Object.keys(FEE_FILES);

const known = new Map<string, FeeRules>();

function build(marketplace: string): FeeRules | null {
  const files = Object.hasOwn(FEE_FILES, marketplace) ? FEE_FILES[marketplace] : undefined;
  const currency = findMarketplace(marketplace)?.currency;
  if (files === undefined || currency === undefined) return null;
  const tables = Array.isArray(files)
    ? (files as RuleTable<unknown>[])
    : unpackTables(files as Parameters<typeof unpackTables>[0]);
  const found = Object.fromEntries(tables.map((table) => [FEE_TABLE_KINDS[table.kind as FeeTableKind], table]));
  // Words and rows of a JSON file are unknown to the compiler; test/rules checks each table against its schema.
  return { ...withoutTables(marketplace, currency), ...found };
}

function withoutTables(marketplace: string, currency: string): FeeRules {
  const nothing = Object.fromEntries(Object.values(FEE_TABLE_KINDS).map((member) => [member, null]));
  return { marketplace, currency, ...nothing } as unknown as FeeRules;
}

/** The fee tables of a marketplace by its code; null when there are none. Never a neighbour's. */
export function feeRulesFor(marketplace: string): FeeRules | null {
  let rules = known.get(marketplace) ?? null;
  if (rules === null) {
    rules = build(marketplace);
    if (rules !== null) known.set(marketplace, rules);
  }
  return rules;
}

/**
 * The fee tables of a marketplace with the user's own in place of the shipped ones of the same kind, or alone where
 * none are shipped; null when there are neither.
 */
export function feeRulesWith(marketplace: string, tables: readonly RuleTable<unknown>[]): FeeRules | null {
  const shipped = feeRulesFor(marketplace);
  if (shipped !== null) return withTables(shipped, tables);
  const own = tables.filter((table) => table.marketplace === marketplace);
  const currency = findMarketplace(marketplace)?.currency;
  return own.length === 0 || currency === undefined ? null : withTables(withoutTables(marketplace, currency), own);
}

/** The rules with the user's own tables in place of the shipped ones of the same kind and marketplace. */
export function withTables(rules: FeeRules, tables: readonly RuleTable<unknown>[]): FeeRules {
  const replaced: Record<string, unknown> = {};
  for (const table of tables) {
    if (table.marketplace === rules.marketplace && Object.hasOwn(FEE_TABLE_KINDS, table.kind)) {
      replaced[FEE_TABLE_KINDS[table.kind as FeeTableKind]] = table;
    }
  }
  return Object.keys(replaced).length === 0 ? rules : { ...rules, ...replaced };
}
