/** Shape of the collected fee facts (fees-us.json), as far as the import reads them. */
import type { Confidence } from '../src/model/confidence.ts';
import type { PriceBandRow, ProductType, WeightBasis } from '../src/rules/fee-rows.ts';

export interface Dated {
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly note?: string;
}

export interface FactTier {
  id: string;
  label: string;
  maxWeight: number | null;
  weightUnit: 'oz' | 'lb';
  tierWeightBasis: WeightBasis;
  maxLongestIn: number | null;
  maxMedianIn: number | null;
  maxShortestIn: number | null;
  maxLengthPlusGirthIn: number | null;
  shippingWeightBasis: WeightBasis;
  dimMinimum2in: boolean;
  note?: string;
}

export interface FactStep {
  amount: number;
  every: number;
  unit: 'oz' | 'lb';
  above: number;
  aboveUnit: 'oz' | 'lb';
}

export interface FactGroup extends Omit<Dated, 'effectiveFrom' | 'effectiveTo'> {
  id: string;
  productType: ProductType;
  rows: {
    tier: string;
    weightFrom: number;
    weightTo: number | null;
    unit: 'oz' | 'lb';
    fees: Record<string, number | null>;
    step: FactStep | null;
  }[];
}

export interface FactSurcharge extends Dated {
  id: string;
  name: string;
  rate?: number;
  rows?: { tier: string; fee: number; dimWeightFrom: number; dimWeightTo: number | null }[];
}

export interface FactReferral extends Dated {
  category: string;
  aliases: string[];
  rule:
    | { type: 'flat'; rate: number }
    | { type: 'wholePrice' | 'marginal'; bands: { upToInclusive: number | null; rate: number }[] };
  minimumFee: number | null;
  closingFee: number;
}

export interface Facts {
  compiledOn: string;
  sizeTierSets: (Dated & { id: string; tiers: FactTier[] })[];
  weightRules: { dimensionalDivisor: number; confidence: Confidence; sources: string[]; disagreements: string[] };
  priceBandSets: (Dated & { id: string; bands: PriceBandRow[] })[];
  fulfilmentTables: { id: string; effectiveFrom: string; effectiveTo: string; note?: string; groups: FactGroup[] }[];
  surcharges: FactSurcharge[];
  lowInventoryTables: (Dated & {
    id: string;
    rows: {
      tier: string;
      weightFromLb: number;
      weightToLb: number;
      daysFrom: number;
      daysToExclusive: number;
      fee: number;
    }[];
  })[];
  referral: FactReferral[];
  referralRules: { base: string; sources: string[] };
  sources: { id: string; kind: string; url: string | null; what: string }[];
}
