import type { Confidence } from '../model/confidence.ts';
import type { Weight } from '../model/records/product.ts';
import type { WeightStep } from './fee-rows.ts';

/** An amount per unit by size tier and weight: packaging, returns, removal, discounts. Major units. */
export interface TierFeeRow {
  readonly id: string;
  /** Ids of size tiers; null: any. */
  readonly tiers: readonly string[] | null;
  /** Card groups or product types; absent: any. */
  readonly productTypes?: readonly string[];
  /** Column of the card the row is for; absent: any. */
  readonly column?: string;
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
  readonly fee: number;
  readonly step?: WeightStep | null;
  /** Weight the row is read by; absent: shipping. */
  readonly basis?: 'dimensional' | 'shipping' | 'unit';
  readonly confidence?: Confidence;
}

/** Cubic foot, cubic metre, cubic decimetre (10 x 10 x 10 cm). */
export type VolumeUnit = 'ft3' | 'm3' | 'dm3';

/** Storage of one unit of volume for one month. */
export interface StorageRow {
  readonly id: string;
  readonly tiers: readonly string[] | null;
  /** 1-12. */
  readonly months: readonly number[];
  readonly dangerousGoods: boolean;
  readonly categories?: readonly string[];
  readonly exceptCategories?: readonly string[];
  readonly per: VolumeUnit;
  /** Null: the fee exists, the rate was not found. */
  readonly amount: number | null;
}

/** On top of storage while stock covers many weeks. */
export interface UtilisationRow {
  readonly id: string;
  readonly weeksFrom: number;
  readonly weeksTo: number | null;
  readonly tiers: readonly string[] | null;
  readonly per: VolumeUnit;
  readonly amount: number;
}

/** A month of stock that has lain for long; the greater of the volume charge and the minimum per unit. */
export interface AgedRow {
  readonly id: string;
  readonly daysFrom: number;
  /** Inclusive; null: open. */
  readonly daysTo: number | null;
  readonly per: VolumeUnit;
  readonly amount: number | null;
  readonly perUnitMinimum: number | null;
  readonly exceptCategories?: readonly string[];
}

/** Amazon's charge for spreading stock over its centres: a range by inbound region. */
export interface InboundRow {
  readonly id: string;
  readonly option: 'minimal' | 'partial';
  readonly tiers: readonly string[];
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
}

/** Share of a month's units that may come back before a returned unit costs a fee. */
export interface ReturnThresholdRow {
  readonly id: string;
  readonly category: string;
  readonly rate: number;
  readonly confidence: Confidence;
}

export interface SubscriptionRow {
  readonly id: 'professional' | 'individual';
  readonly label: string;
  readonly amount: number;
  readonly per: 'month' | 'item';
}

/** A share of other fees, by the country in which the seller is established. */
export interface DigitalServicesRow {
  readonly id: string;
  /** Country codes; null: any country that no other row names. */
  readonly sellers: readonly string[] | null;
  /** Null: there is a fee, its rate was not found. */
  readonly rate: number | null;
  /** Kinds of fees the share is taken of. */
  readonly of: readonly string[];
  readonly confidence: Confidence;
}

/** Sales tax inside prices and fees. */
export interface TaxRow {
  readonly id: string;
  /** Standard rate, a share; null: no single rate. */
  readonly rate: number | null;
  readonly priceIncludesTax: boolean;
  /** Kinds of fees that are printed with tax in; all others are without. */
  readonly feesWithTax: readonly string[];
  readonly note?: string;
}

/** Least referral fee of units of a size tier that Amazon fulfils. */
export interface ReferralMinimumRow {
  readonly id: string;
  readonly tier: string;
  readonly fee: number;
  readonly confidence: Confidence;
}

/** Less fulfilment fee per unit of an Amazon Business order of several units. */
export interface BusinessDiscountRow {
  readonly id: string;
  readonly tiers: readonly string[];
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
  readonly quantityFrom: number;
  readonly quantityTo: number | null;
  readonly discount: number;
}

/** A fixed amount per unit by category and price, where it is not part of the referral row. */
export interface ClosingFeeRow {
  readonly id: string;
  readonly fulfilment: 'fba' | 'fbm';
  /** Null: every category that no row before it names. */
  readonly categories: readonly string[] | null;
  /** Price in major units, exclusive. */
  readonly above: number;
  /** Inclusive; null: open. */
  readonly upTo: number | null;
  /** Null: the fee exists, the amount was not found. */
  readonly fee: number | null;
}
