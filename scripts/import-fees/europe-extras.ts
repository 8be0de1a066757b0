import type { LowInventoryRow, ReferralFeeRow } from '../../src/rules/fee-rows.ts';
import type { DigitalServicesRow, TierFeeRow } from '../../src/rules/option-rows.ts';
import type { RuleTable } from '../../src/rules/table.ts';
import type { versionMaker } from './builder.ts';
import {
  agedRows,
  digitalRow,
  FBA_FEES,
  removalRows,
  SELLING_FEES,
  sippRows,
  standardTax,
  steppedRows,
  storageRows,
  subscriptionRows,
  table,
} from './extras.ts';
import type {
  FactAged,
  FactDiscount,
  FactFee,
  FactReferral,
  FactRemoval,
  FactSource,
  FactStep,
  FactStorage,
  FactTier,
  Provenance,
} from './facts.ts';
import { referralRows } from './referral.ts';

interface TierAmount {
  readonly tier: string;
  readonly marketplace?: string;
  readonly base: number;
  readonly perUnitAbove: FactStep | null;
}

export interface EuropeSchedule {
  readonly sizeTiers: readonly FactTier[];
  readonly sizeTiersIE?: readonly FactTier[];
  readonly selectedParcelTiers: readonly FactTier[];
  readonly selectedParcelCategories: readonly string[];
  readonly lowPrice: Readonly<Record<string, unknown>>;
  readonly fulfilment?: readonly FactFee[];
  readonly remoteFulfilment?: readonly FactFee[];
  readonly crossBorder?: readonly FactFee[];
  readonly fulfilmentIreland?: readonly FactFee[];
  readonly peak: { readonly rows: readonly FactFee[]; readonly provenance: { readonly rows: Provenance } };
  readonly surcharges: readonly { code: string; rate?: number; amount?: Record<string, number>; from?: string }[];
  readonly panEuOversizeSurcharge?: readonly TierAmount[];
  readonly storage: readonly FactStorage[];
  readonly storageScope?: readonly string[];
  readonly aged: readonly FactAged[];
  readonly agedScope?: readonly string[];
  readonly removal: readonly FactRemoval[];
  readonly removalScope?: readonly string[];
  readonly lowInventory: {
    readonly rows:
      | readonly { stores: string[]; tier: string; daysOfSupplyFrom: number; daysOfSupplyTo: number; amount: number }[]
      | null;
  };
  readonly sippDiscount: readonly FactDiscount[] | Readonly<Record<string, readonly FactDiscount[]>>;
  readonly oversizePackagingFee: readonly TierAmount[] | Readonly<Record<string, readonly TierAmount[]>>;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

export interface EuropeFacts {
  readonly schedules: readonly unknown[];
  readonly dimensionalWeight: { readonly divisor: number };
  readonly referral: {
    readonly scope?: readonly string[];
    readonly rows: readonly FactReferral[];
    readonly previous: readonly FactReferral[];
    readonly minFeeOverrides: readonly { tier: string; minFee: number; note?: string }[];
    readonly provenance: Readonly<Record<string, Provenance>>;
  };
  readonly closing: {
    readonly rows: readonly { stores?: string[]; categories: string[]; amount: number }[];
    readonly provenance: { readonly rows: Provenance };
  };
  readonly sellingPlans: {
    professionalMonthly: number;
    individualPerItem?: number;
    provenance: Readonly<Record<string, Provenance>>;
  };
  readonly tax: {
    readonly standardVat: number | Readonly<Record<string, number>>;
    readonly provenance: Readonly<Record<string, Provenance>>;
  };
  readonly sources: readonly FactSource[];
}

const CLOTHING = ['Clothing and Accessories', 'Eyewear', 'Footwear', 'Rucksacks and Handbags'];
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'Clothing and Accessories': ['Clothing', 'Apparel'],
  'Office Products': ['Office', 'Office Product'],
  'Pet Supplies': ['Pet'],
  'Sports and Outdoors': ['Sports', 'Sporting Goods'],
  'Tools and Home Improvement': ['Tools', 'Home Improvement'],
  'Toys and Games': ['Toys', 'Toy'],
  Kitchen: ['Home and Kitchen - Kitchen'],
};
const DST_CHANGE = { last: '2026-03-19', first: '2026-03-20' };
const DST_START = '2024-10-01';

function forStore<Item>(
  value: readonly Item[] | Readonly<Record<string, readonly Item[]>>,
  code: string,
): readonly Item[] {
  return Array.isArray(value)
    ? (value as readonly Item[])
    : ((value as Readonly<Record<string, readonly Item[]>>)[code] ?? []);
}

type Version = ReturnType<typeof versionMaker>;

function referralTables(code: string, currency: string, facts: EuropeFacts, version: Version): RuleTable<unknown>[] {
  const { referral, closing } = facts;
  if (referral.scope !== undefined && !referral.scope.includes(code)) return [];
  const amounts = new Map(
    closing.rows
      .filter((row) => row.stores === undefined || row.stores.includes(code))
      .flatMap((row) => row.categories.map((category) => [category, row.amount] as const)),
  );
  const from = referral.provenance['rows'] as Provenance;
  const rows = referralRows(referral.rows, { provenance: from, aliases: ALIASES, closing: amounts });
  const old = (until: string): ReferralFeeRow[] => {
    const facts = referral.previous
      .filter((row) => (row.until ?? '') >= until)
      .map((row) => ({ ...row, category: row.category.replace(/ \(.*\)$/, '') }));
    const minimum = new Map(rows.map((row) => [row.category, row]));
    return referralRows(facts, { provenance: referral.provenance['previous'] as Provenance }).map((row) => ({
      ...row,
      minimumFee: minimum.get(row.category)?.minimumFee ?? null,
      aliases: minimum.get(row.category)?.aliases ?? [],
    }));
  };
  const [CUT, CARD] = ['2025-12-14', '2026-01-04'];
  const between = old('2026-01-04');
  const changed = new Set(between.map((row) => row.category));
  const known = 'Only the rates that are known to have changed; the others were not collected for this time';
  const closes = closing.provenance.rows;
  const base = {
    ...from,
    sources: [...from.sources, ...closes.sources, ...(referral.provenance['previous']?.sources ?? [])],
  };
  const minimums = referral.minFeeOverrides.map((row) => ({
    id: row.tier,
    tier: row.tier,
    fee: row.minFee,
    confidence:
      row.note === undefined ? (referral.provenance['minFeeOverrides'] as Provenance).confidence : ('c' as const),
  }));
  return [
    ...table('referral-fees', code, currency, [
      version({ from: null, to: CUT, note: known }, referral.provenance['previous'] as Provenance, old(CUT)),
      version(
        {
          from: '2025-12-15',
          to: CARD,
          note: 'Rates of the 2026 table, with those put back that changed on 2026-01-05',
        },
        { ...base, confidence: 'c' },
        rows.map((row) => ({
          ...(changed.has(row.category) ? (between.find((other) => other.category === row.category) ?? row) : row),
          confidence: 'c' as const,
        })),
      ),
      version(
        {
          from: '2026-01-05',
          to: null,
          note: 'On the total the buyer pays, VAT included. The card says 2026-02-01, pages read later 2026-01-05',
        },
        base,
        rows,
      ),
    ]),
    ...table('referral-minimums', code, currency, [
      version({ from: '2026-01-05', to: null }, referral.provenance['minFeeOverrides'] as Provenance, minimums),
    ]),
  ];
}

function digitalServices(code: string, version: Version, from: Provenance): RuleTable<unknown>[] {
  const both = [...SELLING_FEES, ...FBA_FEES];
  const unknown = (sellers: string[]): DigitalServicesRow => digitalRow(sellers, null, both, 'c');
  const make = (versions: Parameters<typeof table>[3]): RuleTable<unknown>[] =>
    table('digital-services', code, null, versions);
  const note = 'The full matrix by country of the seller was not seen';
  if (code === 'UK') return make([version({ from: DST_START, to: null }, from, [digitalRow(null, 0.02, both, 'b')])]);
  if (!['FR', 'IT', 'ES'].includes(code)) {
    const rows = [digitalRow(['UK'], 0.02, both, 'b'), unknown(['FR', 'IT', 'ES'])];
    return make([version({ from: DST_START, to: null, note }, from, rows)]);
  }
  const now =
    code === 'FR'
      ? [digitalRow(['UK', 'FR'], 0.03, both, 'b'), unknown(['IT', 'ES']), digitalRow(null, 0.03, both, 'b')]
      : [digitalRow(['UK'], 0.03, both, 'b'), digitalRow(null, 0.03, SELLING_FEES, 'b')];
  const before = [
    digitalRow(['UK'], 0.02, both, 'b'),
    unknown(['FR', 'IT', 'ES']),
    digitalRow(null, 0.02, SELLING_FEES, 'b'),
  ];
  return make([
    version({ from: DST_START, to: DST_CHANGE.last, note }, from, before),
    version({ from: DST_CHANGE.first, to: null, note }, from, now),
  ]);
}

/** All tables of a European store beyond its fulfilment card; none where the facts have none. */
export function europeExtras(
  code: string,
  currency: string,
  facts: EuropeFacts,
  version: Version,
): RuleTable<unknown>[] {
  const card = facts.schedules[0] as EuropeSchedule;
  const from = (name: string): Provenance => card.provenance[name] as Provenance;
  const standard = [...card.sizeTiers, ...card.selectedParcelTiers].filter((tier) => !tier.tier.includes('oversize'));
  const oversize = card.sizeTiers.filter((tier) => tier.tier.includes('oversize'));
  const groups = { standard: standard.map((tier) => tier.tier), other: oversize.map((tier) => tier.tier) };
  const maxWeight = new Map(standard.map((tier) => [tier.tier, tier.maxUnitWeightKg]));
  const open = { from: '2026-01-05', to: null };
  const [fuel, dangerous] = ['fuelAndLogistics', 'dangerousGoodsOrLithium'].map((name) =>
    card.surcharges.find((entry) => entry.code === name),
  );
  const perUnit = dangerous?.amount?.[currency];
  const one = (kind: string, rows: readonly object[], name: string, money = true): RuleTable<unknown>[] =>
    rows.length === 0 ? [] : table(kind, code, money ? currency : null, [version(open, from(name), rows)]);
  const inScope = (scope: readonly string[] | undefined): boolean => scope === undefined || scope.includes(code);
  const anyUnit = { tiers: null, weightFrom: 0, weightTo: null, unit: 'kg' as const };
  const dangerousRows: TierFeeRow[] =
    perUnit === undefined ? [] : [{ id: 'dangerous-goods-or-lithium', ...anyUnit, fee: perUnit }];
  const lowInventory = (card.lowInventory.rows ?? [])
    .filter((row) => row.stores.includes(code))
    .map((row): LowInventoryRow => ({
      id: `${row.tier}/${row.daysOfSupplyFrom}-${row.daysOfSupplyTo}d`,
      tier: row.tier,
      weightFrom: 0,
      weightTo: maxWeight.get(row.tier) ?? 0,
      unit: 'kg',
      daysFrom: row.daysOfSupplyFrom,
      daysBelow: row.daysOfSupplyTo,
      fee: row.amount,
    }));
  const vat = typeof facts.tax.standardVat === 'number' ? facts.tax.standardVat : (facts.tax.standardVat[code] ?? null);
  const plan = facts.sellingPlans;
  const volume = code === 'UK' ? ('ft3' as const) : ('m3' as const);
  return [
    ...table('fuel-surcharge', code, currency, [
      version({ from: fuel?.from ?? null, to: null }, from('surcharges.fuelAndLogistics'), [
        {
          id: 'fuel-2026',
          label: 'Fuel and logistics surcharge',
          rate: fuel?.rate ?? 0,
          of: ['fulfillment', 'dangerous-goods', 'pan-eu-oversize', 'sipp-discount'],
        },
      ]),
    ]),
    ...one('dangerous-goods', dangerousRows, 'surcharges.dangerousGoodsOrLithium'),
    ...one('packaging', steppedRows(forStore(card.oversizePackagingFee, code)), 'oversizePackagingFee'),
    ...one('sipp-discounts', sippRows(forStore(card.sippDiscount, code)), 'sippDiscount'),
    ...one(
      'pan-eu-oversize',
      steppedRows((card.panEuOversizeSurcharge ?? []).filter((row) => row.marketplace === code)),
      'panEuOversizeSurcharge',
    ),
    ...(inScope(card.storageScope) ? one('storage', storageRows(card.storage, groups, CLOTHING), 'storage') : []),
    ...(inScope(card.agedScope) ? one('aged-inventory', agedRows(card.aged, volume), 'aged') : []),
    ...(inScope(card.removalScope) ? one('removal', removalRows(card.removal, groups), 'removal') : []),
    ...one('low-inventory', lowInventory, 'lowInventory'),
    ...(currency === 'EUR' || currency === 'GBP'
      ? table('subscription', code, currency, [
          version(
            { from: null, to: null },
            plan.provenance[''] as Provenance,
            subscriptionRows(plan.professionalMonthly, plan.individualPerItem ?? null),
          ),
        ])
      : []),
    ...digitalServices(code, version, facts.tax.provenance['digitalServicesFee'] as Provenance),
    ...table('tax', code, null, [
      version({ from: null, to: null }, facts.tax.provenance['standardVat'] as Provenance, [standardTax(vat, true)]),
    ]),
    ...referralTables(code, currency, facts, version),
  ];
}
