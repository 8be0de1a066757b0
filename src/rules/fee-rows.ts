import type { Confidence } from '../model/confidence.ts';
import type { Dimensions, Weight } from '../model/records/product.ts';

/** Whose weight counts: the unit's own, or the greater of it and the dimensional weight. */
export type WeightBasis = 'unit' | 'greater';

/** Fulfilment cards differ by these three. */
export const PRODUCT_TYPES = ['non-apparel', 'apparel', 'dangerous-goods'] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];

/** One size tier. Every limit is inclusive; a null limit does not limit. Rows stand in the order in which they are tried. */
export interface SizeTierRow {
  readonly id: string;
  readonly label: string;
  /** Names of the tier in Amazon's reports, compared without case, spaces and signs. */
  readonly aliases: readonly string[];
  readonly maxWeight: Weight | null;
  /** Weight compared with `maxWeight`. */
  readonly tierWeightBasis: WeightBasis;
  readonly maxLongest: number | null;
  readonly maxMedian: number | null;
  readonly maxShortest: number | null;
  /** Longest side + 2 x (median + shortest), on the real sides. */
  readonly maxLengthPlusGirth: number | null;
  readonly lengthUnit: Dimensions['unit'];
  /** Weight that picks the row of the fulfilment card. */
  readonly shippingWeightBasis: WeightBasis;
  /** Median and shortest side count as at least this long in the dimensional weight; null: real sides. */
  readonly dimensionalFloor: number | null;
  readonly note?: string;
}

/** How dimensional weight is made: product of the sides / divisor. */
export interface WeightRuleRow {
  readonly id: string;
  readonly divisor: number;
  readonly lengthUnit: Dimensions['unit'];
  readonly weightUnit: Weight['unit'];
}

/** A span of item prices, in major units. At most one lower and one upper end is set. */
export interface PriceBandRow {
  readonly id: string;
  readonly label: string;
  readonly minInclusive: number | null;
  readonly minExclusive: number | null;
  readonly maxExclusive: number | null;
  readonly maxInclusive: number | null;
}

/** Adds `amount` for each started `every` above `above`. */
export interface WeightStep {
  readonly amount: number;
  readonly every: Weight;
  readonly above: Weight;
}

/** One row of a fulfilment card: weight above `weightFrom` up to and including `weightTo`. */
export interface FulfillmentFeeRow {
  readonly id: string;
  readonly productType: ProductType;
  readonly tier: string;
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
  /** Fee in major units by id of the price band; null where it was not found. */
  readonly fees: Readonly<Record<string, number | null>>;
  readonly step: WeightStep | null;
  readonly confidence: Confidence;
  /** Where one band is less sure than the row. */
  readonly bandConfidence?: Readonly<Record<string, Confidence>>;
  /** Ids of sources of the version that print this row. */
  readonly sources: readonly string[];
}

/** A share of the fulfilment fee. */
export interface PercentSurchargeRow {
  readonly id: string;
  readonly label: string;
  readonly rate: number;
}

/** A fee per unit of an extra-large item with a side or a girth over the limits. */
export interface OvermaxRow {
  readonly id: string;
  readonly tier: string;
  readonly longestOver: number;
  readonly lengthPlusGirthOver: number;
  readonly lengthUnit: Dimensions['unit'];
  readonly fee: number;
}

/** A fee per unit of a bulky item that does not ship in its own packaging, by dimensional weight. */
export interface PackagingRow {
  readonly id: string;
  readonly tiers: readonly string[];
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
  readonly fee: number;
}

/** A fee per unit while stock covers few days, by shipping weight. In settlements it hides inside the fulfilment fee. */
export interface LowInventoryRow {
  readonly id: string;
  readonly tier: string;
  readonly weightFrom: number;
  readonly weightTo: number;
  readonly unit: Weight['unit'];
  readonly daysFrom: number;
  readonly daysBelow: number;
  readonly fee: number;
}

/** flat: one rate. wholePrice: the band of the price gives the rate of all of it. marginal: each portion has its own rate. */
export type ReferralRule =
  | { readonly type: 'flat'; readonly rate: number }
  | { readonly type: 'wholePrice' | 'marginal'; readonly bands: readonly ReferralBand[] };

export interface ReferralBand {
  /** Price in major units, inclusive; null in the last band. */
  readonly upTo: number | null;
  readonly rate: number;
}

/** Referral and closing fee of one fee category. */
export interface ReferralFeeRow {
  readonly id: string;
  readonly category: string;
  readonly aliases: readonly string[];
  readonly rule: ReferralRule;
  /** Least referral fee per unit in major units; null: none. */
  readonly minimumFee: number | null;
  readonly closingFee: number | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly note?: string;
}

/** One named number of ours that decides how a check behaves. */
export interface SettingRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly why: string;
}
