import type {
  FactAged,
  FactDiscount,
  FactFee,
  FactReferral,
  FactRemoval,
  FactRule,
  FactSource,
  FactStorage,
  FactTier,
  Provenance,
} from './facts.ts';

export interface OtherFacts {
  readonly sources: readonly FactSource[];
}

export interface CountrySchedule {
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly label?: string;
  readonly note?: string;
  readonly sizeTiers?: readonly (FactTier & { readonly group?: string })[];
  readonly fulfilment?: readonly FactFee[];
  readonly lowPrice?: { readonly maxPrice: number; readonly reductionPerUnit: number };
  readonly surcharges?: readonly { readonly code: string; readonly rate: number; readonly from: string }[];
  readonly peak?: { readonly rows: readonly FactFee[]; readonly provenance: { readonly rows: Provenance } };
  readonly storage?: readonly FactStorage[];
  readonly aged?: readonly FactAged[];
  readonly removal?: readonly FactRemoval[];
  readonly sippDiscount?: readonly FactDiscount[] | Readonly<Record<string, number>>;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** The facts of one country outside the US and Europe. */
export interface Country {
  readonly marketplaces: readonly string[];
  readonly schedules: readonly CountrySchedule[];
  readonly referral: {
    readonly effectiveFrom?: string;
    readonly base?: string;
    readonly gap?: string;
    readonly minFeeGeneral?: number;
    readonly rows?: readonly (FactReferral & {
      readonly effectiveFrom?: string;
      readonly previous?: { readonly until: string; readonly rule: FactRule };
    })[];
    readonly older?: readonly (FactReferral & { readonly sources?: readonly string[] } & {
      readonly previous?: { readonly until: string; readonly rule: FactRule };
    })[];
    readonly previous?: unknown;
    readonly provenance: Readonly<Record<string, Provenance>>;
  };
  readonly closing: {
    readonly rows: readonly unknown[];
    readonly groups?: Readonly<Record<string, readonly string[]>>;
    readonly provenance?: Readonly<Record<string, Provenance>>;
  };
  readonly sellingPlans?: {
    readonly professionalMonthly: number;
    readonly individualPerItem?: number;
    readonly provenance: Readonly<Record<string, Provenance>>;
  };
  /** `source` names the member of `provenance` that the rate rests on. */
  readonly tax: { readonly provenance: Readonly<Record<string, Provenance>>; readonly source: string };
}
