/** Shape of the collected fee facts of the marketplaces outside the US, as far as the import reads them. */
import type { Confidence } from '../../src/model/confidence.ts';

export interface FactStep {
  readonly aboveWeight: number;
  readonly step: number;
  /** Null: there is a step, its amount was not found. */
  readonly amount: number | null;
  readonly rounding?: string;
}

export type FactBand =
  | 'standard'
  | 'lowPrice'
  | {
      readonly from: number;
      readonly to: number | null;
      readonly fromInclusive?: boolean;
      readonly toExclusive?: boolean;
    }
  | null;

export interface FactFee {
  readonly marketplace?: string;
  readonly destination?: string;
  readonly route: string;
  readonly programme?: string;
  readonly productType: string;
  readonly priceBand: FactBand;
  readonly tier: string;
  readonly weightFrom: number | null;
  readonly weightTo: number | null;
  readonly base: number;
  readonly perUnitAbove: FactStep | null;
  /** India: part of the country and level of the seller. */
  readonly zone?: string;
  readonly stepLevel?: string;
}

export interface FactTier {
  readonly tier: string;
  readonly label?: string;
  readonly maxDimsCm?: readonly [number, number, number] | null;
  readonly maxUnitWeightKg?: number | null;
  readonly maxShippingWeightKg?: number | null;
  readonly maxWeightKg?: number | null;
  readonly maxDimWeightKg?: number | null;
  readonly maxSumOfSidesCm?: number | null;
  readonly maxLongestCm?: number;
  readonly maxMedianCm?: number;
  readonly maxLengthPlusGirthCm?: number;
  readonly weightBasis?: 'unit' | 'greater';
  readonly productGroup?: string;
}

export interface Provenance {
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}

export type FactRule =
  | { readonly mode: 'flat'; readonly rate: number }
  | {
      readonly mode: 'whole' | 'marginal';
      readonly bands: readonly {
        readonly upTo: number | null;
        readonly upToExclusive?: boolean;
        readonly rate: number;
      }[];
    }
  | { readonly mode: 'conditional'; readonly cases: readonly { readonly when: string; readonly rule: FactRule }[] }
  | { readonly mode: 'unknown' };

export interface FactReferral {
  readonly category: string;
  readonly rule: FactRule;
  readonly minFee?: number | null;
  readonly note?: string;
  readonly confidence?: Confidence;
  readonly fbaRate?: number;
  readonly until?: string;
  readonly disagreement?: string;
}

export interface FactStorage {
  readonly sizeGroup: string;
  readonly categoryGroup?: string;
  readonly dangerousGoods?: boolean;
  readonly period: string;
  readonly unit: string;
  readonly amount: number | null;
}

export interface FactAged {
  readonly ageFromDays: number;
  readonly ageToDays: number | null;
  readonly amount: number | null;
  readonly perUnitMinimum?: number | null;
}

export interface FactRemoval {
  readonly fee: string;
  readonly sizeGroup: string;
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly base: number;
  readonly perUnitAbove: FactStep | null;
}

export interface FactDiscount {
  readonly priceBand?: string;
  readonly tier: string;
  readonly weightFrom?: number;
  readonly weightTo: number | null;
  readonly discount: number;
}

export interface FactSource {
  readonly id: string;
  readonly url: string | null;
  readonly kind: string;
  readonly title: string;
  readonly retrieved: string;
}
