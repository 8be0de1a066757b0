/** Shape of the collected fee facts (fees-us.json), as far as the import reads them. */
import type { Confidence } from '../../src/model/confidence.ts';
import type { PriceBandRow, ProductType, WeightBasis } from '../../src/rules/fee-rows.ts';

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

export interface FactSpan {
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: 'oz' | 'lb';
}

interface FactInbound extends FactSpan {
  readonly tier: string;
  readonly minimal?: readonly [number | null, number | null] | null;
  readonly partial?: readonly [number | null, number | null] | null;
  readonly minimalMid?: number;
  readonly partialMid?: number;
}

export interface Facts {
  sippTables: (Dated & { rows: (FactSpan & { productType: string; tier: string; discount: number })[] })[];
  storageTables: (Dated & {
    rows: { dangerousGoods: boolean; sizeClass: string; months: string; perCubicFootMonth: number }[];
  })[];
  storageRules: {
    utilisation: Omit<Dated, 'effectiveFrom' | 'effectiveTo'> & {
      appliesFrom: string;
      conditions: string[];
      boundaries: string;
      rows: { weeksFrom: number; weeksTo: number | null; standard: number; oversize: number }[];
    };
  };
  agedTables: (Dated & {
    rows: { daysFrom: number; daysTo: number | null; perCubicFoot: number; minPerUnit: number | null }[];
  })[];
  inboundPlacement: {
    tables: (Omit<Dated, 'confidence'> & { confidence: Confidence | null; rows: FactInbound[] })[];
  };
  returns: {
    thresholds: Omit<Dated, 'effectiveFrom' | 'effectiveTo'> & {
      rows: { category: string; rate: number; confidence: Confidence }[];
    };
    tables: (Dated & {
      productType: string;
      rows: (FactSpan & { tier: string; fee: number; step: FactStep | null })[];
    })[];
  };
  removalTables: (Dated & { rows: (FactSpan & { sizeClass: string; fee: number; step: FactStep | null })[] })[];
  amazonBusiness: {
    multiUnitFulfilmentDiscount: Omit<Dated, 'effectiveFrom' | 'effectiveTo'> & {
      asOf: string;
      condition: string;
      rows: (FactSpan & { tier: string; discount: Record<string, number> })[];
    };
  };
  other: { id: string; amount?: number; sources: string[] }[];
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
