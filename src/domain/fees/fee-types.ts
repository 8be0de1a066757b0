import type { Confidence } from '../../model/confidence.ts';
import type { Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { ProductType, SizeTierRow } from '../../rules/fee-rows.ts';
import type { RuleSource } from '../../rules/table.ts';
import type { MeasuredUnit } from './measure.ts';
import type { Rational } from './rational.ts';

/** What a fee is for. */
export type FeeKind = 'referral' | 'closing' | 'fulfillment' | 'fuel-surcharge' | 'overmax' | 'packaging';

/** The rule an amount follows from. */
export interface Because {
  readonly table: string;
  /** Date from which the used version holds; null when its start is not known. */
  readonly version: string | null;
  readonly row: string;
  readonly source: RuleSource;
  readonly confidence: Confidence;
}

export interface Fee {
  readonly kind: FeeKind;
  /** Per unit, above zero: what Amazon takes. */
  readonly amount: Money;
  readonly because: Because;
  /** How the amount was made, for eyes. */
  readonly explanation: string;
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
export type TierChoice =
  | {
      readonly found: true;
      readonly tier: SizeTierRow;
      readonly unit: MeasuredUnit;
      /** Grams. */
      readonly dimensional: Rational;
      /** Grams: the weight that picks the row of the card. */
      readonly shipping: Rational;
      readonly because: Because;
    }
  | { readonly found: false; readonly code: GapCode; readonly reason: string };

/** One product on one day. */
export interface FeeInput {
  /** The day the unit ships: that day picks the card. */
  readonly date: IsoDate;
  /** What the buyer pays for the item, without tax. */
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
}

/** What a component sees. */
export interface FeeContext {
  readonly input: FeeInput;
  readonly rules: FeeRules;
  /** Null for `fbm` and where sides or weight are missing. */
  readonly tier: TierChoice | null;
  /** Fees worked out before this one, in the order of the index. */
  readonly earlier: readonly Fee[];
}

export type FeeOutcome = { readonly fee: Fee } | { readonly gap: Gap } | null;

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
