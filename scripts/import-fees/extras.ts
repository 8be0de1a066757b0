import type {
  AgedRow,
  DigitalServicesRow,
  StorageRow,
  SubscriptionRow,
  TaxRow,
  TierFeeRow,
  VolumeUnit,
} from '../../src/rules/option-rows.ts';
import type { RuleTable, RuleVersion } from '../../src/rules/table.ts';
import { stepOf } from './builder.ts';
import type { FactAged, FactDiscount, FactRemoval, FactStep, FactStorage } from './facts.ts';

const MONTHS: Readonly<Record<string, readonly number[]>> = {
  'jan-sep': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  'oct-dec': [10, 11, 12],
  'all year': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};

function volumeUnit(unit: string): VolumeUnit {
  if (unit.startsWith('cubic foot')) return 'ft3';
  if (unit.startsWith('cubic metre')) return 'm3';
  if (unit.startsWith('cubic decimetre') || unit.startsWith('10x10x10')) return 'dm3';
  throw new Error(`unknown volume unit ${unit}`);
}

/** Tiers of a size group of the facts: `standard` and everything else. */
export interface SizeGroups {
  readonly standard: readonly string[];
  readonly other: readonly string[];
}

function tiersOf(group: string, groups: SizeGroups): readonly string[] | null {
  if (group === 'all') return null;
  return group.includes('standard') ? groups.standard : groups.other;
}

export function storageRows(
  facts: readonly FactStorage[],
  groups: SizeGroups,
  clothing: readonly string[],
): StorageRow[] {
  return facts.map((fact) => {
    const months = MONTHS[fact.period];
    if (months === undefined) throw new Error(`unknown months ${fact.period}`);
    const group = fact.categoryGroup ?? 'all';
    const named = group.includes('lothing');
    return {
      id: [fact.sizeGroup, group, fact.dangerousGoods === true ? 'dangerous-goods' : 'goods', fact.period]
        .join('/')
        .replaceAll(/[ ,]+/g, '-'),
      tiers: tiersOf(fact.sizeGroup, groups),
      months,
      dangerousGoods: fact.dangerousGoods ?? false,
      ...(named ? { categories: clothing } : {}),
      ...(group === 'allOther' ? { exceptCategories: clothing } : {}),
      per: volumeUnit(fact.unit),
      amount: fact.amount,
    };
  });
}

export function agedRows(facts: readonly FactAged[], per: VolumeUnit): AgedRow[] {
  return facts.map((fact) => ({
    id: `${fact.ageFromDays}-${fact.ageToDays ?? 'up'}d`,
    daysFrom: fact.ageFromDays,
    daysTo: fact.ageToDays,
    per,
    amount: fact.amount,
    perUnitMinimum: fact.perUnitMinimum ?? null,
  }));
}

export function removalRows(facts: readonly FactRemoval[], groups: SizeGroups): TierFeeRow[] {
  return facts
    .filter((fact) => fact.fee === 'removal')
    .map((fact) => ({
      id: `${fact.sizeGroup}/${fact.weightFrom}-${fact.weightTo ?? 'up'}kg`,
      tiers: tiersOf(fact.sizeGroup, groups),
      weightFrom: fact.weightFrom,
      weightTo: fact.weightTo,
      unit: 'kg' as const,
      fee: fact.base,
      step: stepOf(fact.perUnitAbove),
    }));
}

/** Discounts of units that ship in their own packaging, brackets made from their upper ends where only those are given. */
export function sippRows(facts: readonly FactDiscount[]): TierFeeRow[] {
  const ends = new Map<string, number>();
  return facts.map((fact) => {
    const series = `${fact.priceBand ?? ''}${fact.tier}`;
    const weightFrom = fact.weightFrom ?? ends.get(series) ?? 0;
    ends.set(series, fact.weightTo ?? Infinity);
    return {
      id: [fact.priceBand, fact.tier, `${weightFrom}-${fact.weightTo ?? 'up'}kg`].filter(Boolean).join('/'),
      tiers: [fact.tier],
      ...(fact.priceBand === undefined ? {} : { column: fact.priceBand === 'lowPrice' ? 'low' : fact.priceBand }),
      weightFrom,
      weightTo: fact.weightTo,
      unit: 'kg' as const,
      fee: fact.discount,
    };
  });
}

/** One amount a tier with a step above its foot, read by shipping weight. */
export function steppedRows(
  facts: readonly { tier: string; base: number; perUnitAbove: FactStep | null }[],
): TierFeeRow[] {
  return facts.map((fact) => ({
    id: fact.tier,
    tiers: [fact.tier],
    weightFrom: 0,
    weightTo: null,
    unit: 'kg' as const,
    fee: fact.base,
    step: stepOf(fact.perUnitAbove),
    basis: 'shipping' as const,
  }));
}

export const standardTax = (
  rate: number | null,
  priceIncludesTax: boolean,
  feesWithTax: readonly string[] = [],
): TaxRow => ({
  id: 'standard',
  rate,
  priceIncludesTax,
  feesWithTax,
});

export function subscriptionRows(month: number | null, item: number | null): SubscriptionRow[] {
  return [
    ...(month === null
      ? []
      : [{ id: 'professional', label: 'Professional plan', amount: month, per: 'month' } as const]),
    ...(item === null ? [] : [{ id: 'individual', label: 'Individual plan', amount: item, per: 'item' } as const]),
  ];
}

export const SELLING_FEES = ['referral', 'closing'];
export const FBA_FEES = [
  'fulfillment',
  'dangerous-goods',
  'pan-eu-oversize',
  'sipp-discount',
  'fuel-surcharge',
  'packaging',
  'storage',
  'aged-inventory',
  'low-inventory',
  'returns',
];

export const digitalRow = (
  sellers: readonly string[] | null,
  rate: number | null,
  of: readonly string[],
  confidence: 'a' | 'b' | 'c',
): DigitalServicesRow => ({ id: sellers?.join('-').toLowerCase() ?? 'others', sellers, rate, of, confidence });

/** A table, or nothing where no version was found. */
export function table<Row>(
  kind: string,
  marketplace: string,
  currency: string | null,
  versions: readonly RuleVersion<Row>[],
): RuleTable<unknown>[] {
  return versions.length === 0 ? [] : [{ kind, marketplace, currency, versions }];
}
