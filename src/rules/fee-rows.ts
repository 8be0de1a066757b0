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
  /** Id of the tier where several rows make it up (one for each card group); absent: `id`. */
  readonly tier?: string;
  /** Card groups for which the row is tried; absent: all. */
  readonly groups?: readonly string[];
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
  readonly maxSumOfSides?: number | null;
  /** A limit of its own on the dimensional weight, next to `maxWeight`. */
  readonly maxDimensionalWeight?: Weight | null;
  /** Added by Amazon for its packaging before the card is read. */
  readonly packagingWeight?: Weight;
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
  /** Null: the marketplace reads the unit weight only. */
  readonly divisor: number | null;
  readonly lengthUnit: Dimensions['unit'];
  readonly weightUnit: Weight['unit'];
}

/** A span of item prices, in major units. At most one lower and one upper end is set. Rows stand in the order of trying. */
export interface PriceBandRow {
  readonly id: string;
  readonly label: string;
  /** Column of the card that holds in this span; absent: `id`. */
  readonly column?: string;
  /** Fee categories the row is for; absent: all that no row before it took. */
  readonly categories?: readonly string[];
  /** Fee categories the row is not for. */
  readonly exceptCategories?: readonly string[];
  /** Card group that holds in this span whatever the product; units it has no row for go on to the next band. */
  readonly group?: string;
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
  /** Amazon does not say how a started step counts; sources round up. */
  readonly roundingAssumed?: boolean;
}

/** One row of a fulfilment card: weight above `weightFrom` up to and including `weightTo`. */
export interface FulfillmentFeeRow {
  readonly id: string;
  /** Way to the buyer; absent: the marketplace has one. */
  readonly route?: string;
  /** Card group: a product type, or a group of `card-groups`. */
  readonly productType: string;
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

/** A share of the fulfilment fee, or of the fees that `of` names. */
export interface PercentSurchargeRow {
  readonly id: string;
  readonly label: string;
  readonly rate: number;
  /** Kinds of the fees whose sum the share is taken of; absent: the fulfilment fee alone. */
  readonly of?: readonly string[];
}

/** Products that read rows of their own in the fulfilment card. */
export interface CardGroupRow {
  readonly id: string;
  readonly label: string;
  readonly productTypes: readonly string[];
  /** Fee categories, as the referral table names them. */
  readonly categories: readonly string[];
  /** Tiers for which the group has no rows read the general ones. */
  readonly fallsBack: boolean;
}

/** A way from the stock to the buyer. */
export interface RouteRow {
  readonly id: string;
  readonly label: string;
  readonly isDefault: boolean;
  /** Route of the card's rows that hold. */
  readonly card: string;
  /** Kinds of further fees that come with the route. */
  readonly adds?: readonly string[];
  readonly note?: string;
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
  readonly step?: WeightStep | null;
  /** Weight the row is read by; absent: dimensional. */
  readonly basis?: 'dimensional' | 'shipping';
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
export type SimpleReferralRule =
  | { readonly type: 'flat'; readonly rate: number }
  | { readonly type: 'wholePrice' | 'marginal'; readonly bands: readonly ReferralBand[] };

/** cases: the first that holds for the way of fulfilment and the price gives the rule. */
export type ReferralRule = SimpleReferralRule | { readonly type: 'cases'; readonly cases: readonly ReferralCase[] };

export interface ReferralCase {
  readonly fulfilment?: 'fba' | 'fbm';
  /** Price in major units, exclusive. */
  readonly above?: number;
  /** Inclusive. */
  readonly upTo?: number;
  readonly rule: SimpleReferralRule;
}

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
