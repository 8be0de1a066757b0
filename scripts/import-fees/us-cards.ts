/** Carries the collected US fee facts over into the tables of src/rules/us that every unit needs. */
import type { Confidence } from '../../src/model/confidence.ts';
import type {
  FulfillmentFeeRow,
  LowInventoryRow,
  OvermaxRow,
  PackagingRow,
  PercentSurchargeRow,
  PriceBandRow,
  ReferralBand,
  ReferralFeeRow,
  SizeTierRow,
  WeightRuleRow,
} from '../../src/rules/fee-rows.ts';
import type { Dated, FactGroup, FactReferral, Facts, FactSurcharge } from './us-facts.ts';
import type { RuleSource, RuleVersion } from '../../src/rules/table.ts';
import { readFacts } from './read-facts.ts';
import { writeTable } from './write-table.ts';

/** Today's cards start here; older tiers are of use for old reports only and have no card. */
const FIRST_CARD = '2024-02-05';
/** Clothing went from one rate to three on this day; it is the only dated change of a referral rate. */
const REFERRAL_CHANGE = { last: '2024-01-14', first: '2024-01-15' };

/** Tier names as Amazon's reports print them (fee preview exports, dated pages). */
const TIER_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'small-standard': ['UsSmallStandardSize', 'Small standard-size', 'SmallStandard'],
  'large-standard': ['UsLargeStandardSize', 'Large standard-size', 'LargeStandard'],
  'small-bulky': ['UsSmallBulky', 'SmallBulky'],
  'large-bulky': ['UsLargeBulky', 'LargeBulky'],
  'xl-0-50': ['Extra-large 0 to 50 lb', 'ExtraLarge0to50', 'UsExtraLarge0to50lb'],
  'xl-50-70': ['Extra-large 50+ to 70 lb', 'ExtraLarge50to70', 'UsExtraLarge50to70lb'],
  'xl-70-150': ['Extra-large 70+ to 150 lb', 'ExtraLarge70to150', 'UsExtraLarge70to150lb'],
  'xl-150-plus': ['Extra-large 150+ lb', 'ExtraLarge150plus', 'UsExtraLarge150plus'],
};

/** Short names people type and product groups of the fee preview; each can mean one category only. */
const OWN_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'Office Products': ['Office', 'Office Product'],
  'Pet Supplies': ['Pet'],
  'Sports and Outdoors': ['Sporting Goods'],
  'Tools and Home Improvement': ['Tools', 'Home Improvement'],
  'Toys and Games': ['Toys', 'Toy'],
};

export const facts = readFacts('fees-us.json') as Facts;

export function sourcesOf(ids: readonly string[]): RuleSource[] {
  return [...new Set(ids)].map((id) => {
    const found = facts.sources.find((source) => source.id === id);
    if (!found) throw new Error(`no source ${id}`);
    return {
      id,
      url: found.url,
      title: found.what,
      retrieved: facts.compiledOn,
      confidence: found.kind === 'primary' ? 'a' : 'c',
    };
  });
}

export function versionOf<Row>(dated: Dated, rows: readonly Row[]): RuleVersion<Row> {
  return {
    effectiveFrom: dated.effectiveFrom,
    effectiveTo: dated.effectiveTo,
    status: 'in-force',
    confidence: dated.confidence,
    sources: sourcesOf(dated.sources),
    ...(dated.note === undefined ? {} : { note: dated.note }),
    rows,
  };
}

export function write<Row>(kind: string, versions: readonly RuleVersion<Row>[], currency: string | null = 'USD'): void {
  writeTable({ kind, marketplace: 'US', currency, versions });
}

/** Rows that the notes of their group call less (or more) sure than the group. */
function rowConfidence(group: FactGroup, card: string, tier: string, hasStep: boolean): Confidence {
  const standard = tier.endsWith('-standard');
  if (group.productType === 'apparel' && !standard && group.confidence === 'c') return 'b';
  if (group.productType !== 'dangerous-goods' || card === 'ff-2026') return group.confidence;
  if (!standard) return 'c';
  const rebuiltStep = hasStep && (card === 'ff-2024-peak' || card === 'ff-2025-peak');
  return rebuiltStep ? 'c' : group.confidence;
}

function fulfillmentRow(card: string, group: FactGroup, row: FactGroup['rows'][number]): FulfillmentFeeRow {
  const span = row.weightTo === null ? `${row.weightFrom}+` : `${row.weightFrom}-${row.weightTo}`;
  const confidence = rowConfidence(group, card, row.tier, row.step !== null);
  return {
    id: `${card}/${group.productType}/${row.tier}/${span}${row.unit}`,
    productType: group.productType,
    tier: row.tier,
    weightFrom: row.weightFrom,
    weightTo: row.weightTo,
    unit: row.unit,
    fees: row.fees,
    step:
      row.step === null
        ? null
        : {
            amount: row.step.amount,
            every: { value: row.step.every, unit: row.step.unit },
            above: { value: row.step.above, unit: row.step.aboveUnit },
          },
    confidence,
    // Only the under-10 column of that card was printed by Amazon itself; the other follows from a stated difference.
    ...(card === 'ff-2024-peak' && confidence === 'a' ? { bandConfidence: { gte10: 'b' as const } } : {}),
    sources: group.sources,
  };
}

write<SizeTierRow>(
  'size-tiers',
  facts.sizeTierSets
    .filter((set) => set.effectiveFrom !== null && set.effectiveFrom >= FIRST_CARD)
    .map((set) =>
      versionOf(
        set,
        set.tiers.map((tier) => ({
          id: tier.id,
          label: tier.label,
          aliases: TIER_ALIASES[tier.id] ?? [],
          maxWeight: tier.maxWeight === null ? null : { value: tier.maxWeight, unit: tier.weightUnit },
          tierWeightBasis: tier.tierWeightBasis,
          maxLongest: tier.maxLongestIn,
          maxMedian: tier.maxMedianIn,
          maxShortest: tier.maxShortestIn,
          maxLengthPlusGirth: tier.maxLengthPlusGirthIn,
          lengthUnit: 'in' as const,
          shippingWeightBasis: tier.shippingWeightBasis,
          dimensionalFloor: tier.dimMinimum2in ? 2 : null,
          ...(tier.note === undefined ? {} : { note: tier.note }),
        })),
      ),
    ),
  null,
);

write<WeightRuleRow>(
  'weight-rules',
  [
    versionOf(
      { ...facts.weightRules, effectiveFrom: FIRST_CARD, effectiveTo: null, note: facts.weightRules.disagreements[0]! },
      [{ id: 'dimensional-weight', divisor: facts.weightRules.dimensionalDivisor, lengthUnit: 'in', weightUnit: 'lb' }],
    ),
  ],
  null,
);

write<PriceBandRow>(
  'price-bands',
  facts.priceBandSets.map((set) => versionOf(set, set.bands)),
);

write<FulfillmentFeeRow>(
  'fulfillment-fees',
  facts.fulfilmentTables.map((card) => {
    const rows = card.groups.flatMap((group) => group.rows.map((row) => fulfillmentRow(card.id, group, row)));
    const confidence = rows.map((row) => row.confidence).toSorted()[rows.length - 1]!;
    const notes = [
      card.note,
      ...card.groups.map((group) => (group.note === undefined ? undefined : `${group.productType}: ${group.note}`)),
    ];
    return versionOf(
      {
        effectiveFrom: card.effectiveFrom,
        effectiveTo: card.effectiveTo,
        confidence,
        sources: card.groups.flatMap((group) => group.sources),
        ...(notes.some((note) => note !== undefined)
          ? { note: notes.filter((note) => note !== undefined).join(' ') }
          : {}),
      },
      rows,
    );
  }),
);

function surcharge(id: string): FactSurcharge {
  const found = facts.surcharges.find((entry) => entry.id === id);
  if (!found) throw new Error(`no surcharge ${id}`);
  return found;
}

const fuel = surcharge('fuel-2026');
write<PercentSurchargeRow>('fuel-surcharge', [versionOf(fuel, [{ id: fuel.id, label: fuel.name, rate: fuel.rate! }])]);

const overmax = surcharge('overmax-2026');
write<OvermaxRow>('overmax', [
  versionOf(
    overmax,
    overmax.rows!.map((row) => ({
      id: `${overmax.id}/${row.tier}`,
      tier: row.tier,
      longestOver: 96,
      lengthPlusGirthOver: 130,
      lengthUnit: 'in' as const,
      fee: row.fee,
    })),
  ),
]);

const packaging = surcharge('packaging-2026');
write<PackagingRow>('packaging', [
  versionOf(
    packaging,
    packaging.rows!.map((row) => ({
      id: `${packaging.id}/${row.dimWeightFrom}-${row.dimWeightTo ?? 'up'}lb`,
      tiers: ['small-bulky', 'large-bulky'],
      weightFrom: row.dimWeightFrom,
      weightTo: row.dimWeightTo,
      unit: 'lb' as const,
      fee: row.fee,
    })),
  ),
]);

write<LowInventoryRow>(
  'low-inventory',
  facts.lowInventoryTables.map((table) =>
    versionOf(
      table,
      table.rows.map((row) => ({
        id: `${table.id}/${row.tier}/${row.weightFromLb}-${row.weightToLb}lb/${row.daysFrom}-${row.daysToExclusive}d`,
        tier: row.tier,
        weightFrom: row.weightFromLb,
        weightTo: row.weightToLb,
        unit: 'lb' as const,
        daysFrom: row.daysFrom,
        daysBelow: row.daysToExclusive,
        fee: row.fee,
      })),
    ),
  ),
);

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function referralRow(fact: FactReferral): ReferralFeeRow {
  return {
    id: slug(fact.category),
    category: fact.category,
    aliases: [...fact.aliases, ...(OWN_ALIASES[fact.category] ?? [])],
    rule:
      fact.rule.type === 'flat'
        ? fact.rule
        : {
            type: fact.rule.type,
            bands: fact.rule.bands.map((band): ReferralBand => ({ upTo: band.upToInclusive, rate: band.rate })),
          },
    minimumFee: fact.minimumFee,
    closingFee: fact.closingFee === 0 ? null : fact.closingFee,
    confidence: fact.confidence,
    sources: fact.sources,
    ...(fact.note === undefined ? {} : { note: fact.note }),
  };
}

const before = facts.referral.filter((fact) => fact.effectiveTo === REFERRAL_CHANGE.last);
const since = facts.referral.filter((fact) => fact.effectiveTo === null);
write<ReferralFeeRow>('referral-fees', [
  versionOf(
    {
      effectiveFrom: null,
      effectiveTo: REFERRAL_CHANGE.last,
      confidence: 'c',
      sources: before.flatMap((fact) => fact.sources),
      note: 'Only the rates that are known to have changed on 2024-01-15; the others were not collected for this time.',
    },
    before.map(referralRow),
  ),
  versionOf(
    {
      effectiveFrom: REFERRAL_CHANGE.first,
      effectiveTo: null,
      confidence: 'c',
      sources: [...facts.referralRules.sources, ...since.flatMap((fact) => fact.sources)],
      note: `Base: ${facts.referralRules.base}. Each row says how sure it is.`,
    },
    since.map(referralRow),
  ),
]);
