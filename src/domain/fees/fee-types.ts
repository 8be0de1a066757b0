import type { Confidence } from '../../model/confidence.ts';
import type { Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { FulfillmentFeeRow, PriceBandRow, ProductType, SizeTierRow } from '../../rules/fee-rows.ts';
import type { RuleSource, RuleVersion } from '../../rules/table.ts';
import type { MeasuredUnit } from './measure.ts';
import type { Quantity } from './quantity.ts';
import type { Rational } from './rational.ts';

/** What a fee is for. */
export type FeeKind =
  | 'referral'
  | 'closing'
  | 'fulfillment'
  | 'dangerous-goods'
  | 'pan-eu-oversize'
  | 'sipp-discount'
  | 'fuel-surcharge'
  | 'overmax'
  | 'packaging'
  | 'pick-and-pack'
  | 'low-inventory'
  | 'business-discount'
  | 'inbound-placement'
  | 'storage'
  | 'storage-utilisation'
  | 'aged-inventory'
  | 'returns'
  | 'refund-administration'
  | 'removal'
  | 'digital-services'
  | 'subscription';

/** The rule an amount follows from. */
export interface Because {
  readonly table: string;
  /** Date from which the used version holds; null when its start is not known. */
  readonly version: string | null;
  readonly row: string;
  readonly source: RuleSource;
  readonly confidence: Confidence;
}

/** One amount that Amazon takes (or, below zero, gives) per unit. Its explanation is made when read. */
export class Fee {
  readonly kind: FeeKind;
  readonly amount: Money;
  readonly because: Because;
  readonly #explain: () => string;

  constructor(kind: FeeKind, amount: Money, because: Because, explain: () => string) {
    this.kind = kind;
    this.amount = amount;
    this.because = because;
    this.#explain = explain;
  }

  /** How the amount was made, for eyes. */
  get explanation(): string {
    return this.#explain();
  }
}

/** Why a fee could not be worked out. */
export type GapCode =
  | 'no-table'
  | 'no-version'
  | 'no-row'
  | 'unknown-category'
  | 'missing-input'
  | 'bad-input'
  | 'by-hand';

export interface Gap {
  readonly kind: FeeKind;
  readonly code: GapCode;
  readonly reason: string;
  readonly suggestions: readonly string[];
  /** What the last version before the date would have charged: shown, marked, and never added up. */
  readonly lastKnown: { readonly amount: Money; readonly because: Because } | null;
}

/** The size tier of a unit with the weights that follow from it, or why there is none. */
export type TierChoice = ChosenTier | { readonly found: false; readonly code: GapCode; readonly reason: string };

/** A size tier that was found. Weights are exact fractions of a gram, worked out when asked for. */
export class ChosenTier {
  readonly found = true as const;
  /** With the id of the tier, also where several rows make it up. */
  readonly tier: SizeTierRow;
  readonly unit: MeasuredUnit;
  readonly because: Because;
  readonly dimensionalWeight: Quantity;
  /** The weight that picks the row of the card. */
  readonly shippingWeight: Quantity;

  constructor(tier: SizeTierRow, unit: MeasuredUnit, because: Because, dimensional: Quantity, shipping: Quantity) {
    this.tier = tier;
    this.unit = unit;
    this.because = because;
    this.dimensionalWeight = dimensional;
    this.shippingWeight = shipping;
  }

  /** Grams. */
  get dimensional(): Rational {
    return this.dimensionalWeight.exact;
  }

  /** Grams. */
  get shipping(): Rational {
    return this.shippingWeight.exact;
  }
}

/** What is not a fact of the product but a choice of how it is sold and moved. Absent members: not counted, or the default. */
export interface FeeOptions {
  /** Way to the buyer, by id of the marketplace's routes; null or absent: its default route. */
  readonly route?: string | null;
  /** Certified to ship in its own packaging. */
  readonly sipp?: boolean;
  /** Holds or comes with lithium batteries. */
  readonly lithium?: boolean;
  /** Months that a unit lies in stock, from the month of the day on; may be a fraction. */
  readonly storageMonths?: number;
  /** Days since the unit was received, for the aged surcharge of one month. */
  readonly stockAgeDays?: number;
  /** Weeks of sales that the stock covers, for the utilisation surcharge; counted with `storageMonths`. */
  readonly coverWeeks?: number;
  /** Days of sales that the stock covers, the larger of Amazon's two figures, for the low-inventory fee. */
  readonly coverDays?: number;
  /** Amazon's placement service: an option with an end of its range, or the charge per unit the seller knows. */
  readonly inbound?: InboundChoice | Money;
  /** Share of units sold that come back, 0-1. */
  readonly returnsRate?: number;
  /** Share of units that are removed or disposed of in the end, 0-1. */
  readonly removalRate?: number;
  /** Units of an Amazon Business order; two and more may be cheaper to ship. */
  readonly businessQuantity?: number;
  /** Country in which the seller is established: decides the digital services fee. */
  readonly sellerCountry?: string;
  /** Units sold in a month over the whole account: shares out the Professional plan. */
  readonly unitsPerMonth?: number;
  readonly plan?: 'professional' | 'individual';
  /** Sales tax inside the price, a share; absent: the standard rate where prices hold tax. 0: not registered. */
  readonly vat?: number;
  /** Freight of a unit to Amazon's centre. */
  readonly inboundFreight?: Money;
  /** Postage and packing of a unit that the seller ships. */
  readonly ownShipping?: Money;
  /** Advertising of a unit sold: money, or a share of the price (ACoS over all sales). */
  readonly ads?: Money | number;
}

export interface InboundChoice {
  readonly option: 'minimal' | 'partial' | 'optimised';
  readonly end: 'low' | 'middle' | 'high';
}

/** One product on one day. */
export interface FeeInput {
  /** The day the unit ships: that day picks the card. */
  readonly date: IsoDate;
  /** What the buyer pays for the item: with tax where the marketplace's prices hold it, without where it comes on top. */
  readonly price: Money;
  /** Of the packaged unit; not needed for `fbm`. */
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
  /** Fee category, by name or alias. */
  readonly category: string | null;
  readonly productType: ProductType;
  readonly fulfilment: FulfilmentChannel;
  /** Landed cost of the unit. */
  readonly cost: Money | null;
  readonly options?: FeeOptions;
}

/** The row of the fulfilment card that holds for a unit, or why none does. */
export interface Placement {
  readonly tier: TierChoice;
  readonly card: CardRow | { readonly code: GapCode; readonly reason: string; readonly lastKnown: CardRow | null };
}

export interface CardRow {
  readonly version: RuleVersion<FulfillmentFeeRow>;
  readonly row: FulfillmentFeeRow;
  readonly band: PriceBandRow;
  readonly tier: ChosenTier;
  /** Major units: what the row's column charges before steps. */
  readonly base: number;
}

/** What a component sees. */
export interface FeeContext {
  readonly input: FeeInput;
  readonly rules: FeeRules;
  /** Null for `fbm` and where sides or weight are missing. */
  readonly tier: TierChoice | null;
  /** Where the unit stands in the fulfilment card; null with `tier`. */
  readonly placement: Placement | null;
  /** Fees worked out before this one, in the order of the index. */
  readonly earlier: readonly Fee[];
}

export type FeeOutcome =
  | { readonly fee: Fee }
  | { readonly gap: Gap }
  /** Not counted, and the seller has to know it; the totals stand. */
  | { readonly warning: string }
  | null;

/** One fee: what it is and how it is made. Null when the fee does not apply. */
export interface FeeComponent {
  readonly meta: {
    readonly kind: FeeKind;
    readonly title: string;
    /** One sentence for the docs page. */
    readonly rule: string;
    /** Kind of the table the numbers live in. */
    readonly table: string;
    readonly fulfilment: readonly FulfilmentChannel[];
  };
  readonly compute: (context: FeeContext) => FeeOutcome;
}
