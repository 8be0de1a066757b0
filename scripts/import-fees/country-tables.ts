import type { FulfillmentFeeRow, PriceBandRow, SizeTierRow } from '../../src/rules/fee-rows.ts';
import type { TaxRow } from '../../src/rules/option-rows.ts';
import type { RuleTable, RuleVersion } from '../../src/rules/table.ts';
import { cardRows, columnOf, versionMaker, withReplaced } from './builder.ts';
import type { Country, CountrySchedule, OtherFacts } from './elsewhere-facts.ts';
import { agedRows, removalRows, sippRows, storageRows, subscriptionRows, table } from './extras.ts';
import type { FactBand, FactFee, Provenance } from './facts.ts';
import { CLOTHING_JP, NAMES } from './names.ts';
import { readFacts } from './read-facts.ts';
import { japanBefore, referralRows } from './referral.ts';

export const OPEN = { from: null, to: null };

function bandRow(fact: FactBand | undefined): PriceBandRow {
  const none = { minInclusive: null, minExclusive: null, maxExclusive: null, maxInclusive: null };
  if (fact === null || fact === undefined || typeof fact === 'string')
    return { id: columnOf(fact), label: columnOf(fact), ...none };
  const { from, to, fromInclusive, toExclusive } = fact;
  const low = from === 0 ? null : from;
  const words = [
    low === null ? null : `${fromInclusive === true ? 'from' : 'above'} ${low}`,
    to === null ? null : `${toExclusive === true ? 'under' : 'up to'} ${to}`,
  ];
  return {
    id: columnOf(fact),
    label: words.filter((word) => word !== null).join(' '),
    minInclusive: fromInclusive === true ? low : null,
    minExclusive: fromInclusive === true ? null : low,
    maxExclusive: toExclusive === true ? to : null,
    maxInclusive: toExclusive === true ? null : to,
  };
}

function bandsOf(facts: readonly FactFee[]): PriceBandRow[] {
  const rows = new Map(facts.map((fact) => [columnOf(fact.priceBand), bandRow(fact.priceBand)]));
  const low = (row: PriceBandRow): number => row.minInclusive ?? row.minExclusive ?? 0;
  return [...rows.values()].toSorted((left, right) => low(left) - low(right));
}

/** What makes the tables of one country. */
export interface Plan {
  readonly code: string;
  readonly currency: string;
  readonly facts: OtherFacts & Country;
  readonly divisor: number | null;
  readonly tiers: SizeTierRow[];
  /** Tiers of the size group that storage and removal call standard. */
  readonly standard: readonly string[];
  readonly cards: readonly { readonly id: string; readonly schedule: CountrySchedule }[];
  readonly sure: (fact: FactFee, schedule: CountrySchedule) => Provenance;
  readonly tax: TaxRow;
  readonly route?: (fact: FactFee) => string;
  readonly group?: (fact: FactFee) => string | null;
  readonly more?: readonly RuleTable<unknown>[];
}

const general = (): string => 'general';

/** Every fee table of a country. */
export function tablesOf(plan: Plan): RuleTable<unknown>[] {
  const { code, currency, facts } = plan;
  const version = versionMaker(facts.sources);
  const current = plan.cards.at(-1)?.schedule;
  if (current === undefined) throw new Error(`no card of ${code}`);
  const card = Object.entries(current.provenance).find(([name]) => name.startsWith('fulfilment'))?.[1];
  const from = (name: string): Provenance => current.provenance[name] ?? card ?? { sources: [], confidence: 'c' };
  const cards = plan.cards.flatMap(({ id, schedule }) => {
    const all = (schedule.fulfilment ?? []).flatMap((fact) =>
      fact.tier === 'any' ? plan.tiers.map((tier) => ({ ...fact, tier: tier.id })) : [fact],
    );
    const kept = all.filter((fact) => (plan.group ?? general)(fact) !== null);
    const options = {
      route: plan.route ?? (() => 'local'),
      group: (fact: FactFee) => (plan.group ?? general)(fact) ?? '',
    };
    const rows = withLowPrice(
      cardRows(kept, { ...options, card: id, provenance: (fact) => plan.sure(fact, schedule) }),
      schedule,
    );
    return withPeak(id, schedule, rows, options, version, facts);
  });
  const bands = plan.cards.map(({ schedule }) => {
    const low = schedule.lowPrice;
    const rows =
      low === undefined
        ? bandsOf(schedule.fulfilment ?? [])
        : [
            bandRow({ from: 0, to: low.maxPrice }),
            { ...bandRow({ from: low.maxPrice, to: null }), id: 'standard' },
          ].map((row, index) => (index === 0 ? { ...row, id: 'low' } : row));
    return version(
      { from: schedule.effectiveFrom, to: schedule.effectiveTo },
      schedule.provenance['lowPrice'] ?? from('fulfilment'),
      rows,
    );
  });
  const groups = {
    standard: plan.standard,
    other: plan.tiers.map((tier) => tier.id).filter((id) => !plan.standard.includes(id)),
  };
  const dates = { from: current.effectiveFrom, to: null };
  const one = (kind: string, rows: readonly object[] | undefined, name: string): RuleTable<unknown>[] =>
    rows === undefined || rows.length === 0 ? [] : table(kind, code, currency, [version(dates, from(name), rows)]);
  const fuel = current.surcharges?.find((entry) => entry.code === 'fuelAndLogistics');
  const sipp = Array.isArray(current.sippDiscount) ? sippRows(current.sippDiscount) : undefined;
  return [
    ...table('size-tiers', code, null, [version(OPEN, from('sizeTiers'), plan.tiers)]),
    ...table('weight-rules', code, null, [
      version(OPEN, from('sizeTiers'), [
        { id: 'dimensional-weight', divisor: plan.divisor, lengthUnit: 'cm', weightUnit: 'kg' },
      ]),
    ]),
    ...table('price-bands', code, currency, bands),
    ...table('fulfillment-fees', code, currency, cards),
    ...(fuel === undefined
      ? []
      : table('fuel-surcharge', code, currency, [
          version({ from: fuel.from, to: null }, from('surcharges'), [
            { id: 'fuel-2026', label: 'Fuel and logistics surcharge', rate: fuel.rate },
          ]),
        ])),
    ...one('sipp-discounts', sipp, 'sippDiscount'),
    ...one(
      'storage',
      current.storage === undefined ? undefined : storageRows(current.storage, groups, CLOTHING_JP),
      'storage',
    ),
    ...one(
      'aged-inventory',
      current.aged === undefined ? undefined : agedRows(current.aged, plan.code === 'CA' ? 'm3' : 'dm3'),
      'aged',
    ),
    ...one('removal', plan.code === 'CA' ? removalRows(current.removal ?? [], groups) : undefined, 'removal'),
    ...referral(plan, version),
    ...table('tax', code, null, [version(OPEN, facts.tax.provenance[facts.tax.source] as Provenance, [plan.tax])]),
    ...(facts.sellingPlans === undefined
      ? []
      : table('subscription', code, currency, [
          version(
            OPEN,
            facts.sellingPlans.provenance[''] as Provenance,
            subscriptionRows(facts.sellingPlans.professionalMonthly, facts.sellingPlans.individualPerItem ?? null),
          ),
        ])),
    ...(plan.more ?? []),
  ];
}

type Maker = ReturnType<typeof versionMaker>;

/** Canada's low-price rate is the standard one less an amount in every row. */
function withLowPrice(rows: FulfillmentFeeRow[], schedule: CountrySchedule): FulfillmentFeeRow[] {
  const low = schedule.lowPrice;
  if (low === undefined) return rows;
  return rows.map((row) => ({
    ...row,
    fees: { low: Math.round(((row.fees['standard'] ?? 0) - low.reductionPerUnit) * 100) / 100, ...row.fees },
    bandConfidence: { low: 'c' as const },
  }));
}

function withPeak(
  id: string,
  schedule: CountrySchedule,
  rows: FulfillmentFeeRow[],
  options: { route: (fact: FactFee) => string; group: (fact: FactFee) => string },
  version: Maker,
  facts: OtherFacts,
): RuleVersion<FulfillmentFeeRow>[] {
  const all = { sources: facts.sources.slice(0, 0).map((source) => source.id), confidence: 'a' as const };
  const { peak } = schedule;
  const note = schedule.note ?? schedule.label;
  const said = note === undefined ? {} : { note };
  if (peak === undefined)
    return [version({ from: schedule.effectiveFrom, to: schedule.effectiveTo, ...said }, all, rows)];
  const from = peak.provenance.rows;
  const peakRows = withLowPrice(
    cardRows(peak.rows, { ...options, card: `${id}-peak`, provenance: () => from }),
    schedule,
  );
  return [
    version({ from: schedule.effectiveFrom, to: '2026-10-14', ...said }, all, rows),
    version(
      {
        from: '2026-10-15',
        to: '2027-01-14',
        note: 'Peak season. Whether the low-price reduction holds in it was not found; it is taken to',
      },
      all,
      withReplaced(rows, peakRows),
    ),
    version(
      {
        from: '2027-01-15',
        to: null,
        note: 'The normal rows again: no card that begins after the peak season was known when this was read',
      },
      all,
      rows,
    ),
  ];
}

function referral(plan: Plan, version: Maker): RuleTable<unknown>[] {
  const { code, currency, facts } = plan;
  const { referral: found } = facts;
  if (found.rows === undefined || found.rows.length === 0) return [];
  const from = found.provenance['rows'] as Provenance;
  const options = { provenance: from, aliases: NAMES };
  const all = [...found.rows, ...(found.older ?? [])].map((row) => ({ minFee: found.minFeeGeneral ?? null, ...row }));
  const rows = referralRows(all, options);
  const start = found.effectiveFrom ?? null;
  const base = { ...from, sources: [...from.sources, ...(found.older ?? []).flatMap((row) => row.sources ?? [])] };
  const said = [found.base === undefined ? undefined : `Base: ${found.base}`, found.gap]
    .filter((text) => text !== undefined)
    .join('. ');
  const note = said === '' ? {} : { note: said };
  if (code === 'JP') {
    const last = (found.previous as readonly { until: string }[])[0]?.until ?? null;
    const before = found.provenance['previous'] as Provenance;
    return table('referral-fees', code, currency, [
      version(
        { from: null, to: last, note: 'Each rate of the next table less 0.4 points above 750, as announced' },
        before,
        japanBefore(rows, before),
      ),
      version({ from: start, to: null, ...note }, base, rows),
    ]);
  }
  if (code === 'IN') {
    const change = found.rows.find((row) => row.previous !== undefined);
    const first = change?.effectiveFrom ?? start;
    const last = change?.previous?.until ?? null;
    const before = referralRows(
      all.map((row) => (row.previous === undefined ? row : { ...row, rule: row.previous.rule })),
      options,
    );
    return table('referral-fees', code, currency, [
      version({ from: start, to: last, ...note }, base, before),
      version({ from: first, to: null, ...note }, base, rows),
    ]);
  }
  return table('referral-fees', code, currency, [version({ from: start, to: null, ...note }, base, rows)]);
}

export const simple = (_: FactFee, schedule: CountrySchedule): Provenance =>
  schedule.provenance['fulfilment'] as Provenance;
export const withTaxSource = (facts: OtherFacts & Country, source: string): OtherFacts & Country => ({
  ...facts,
  tax: { ...facts.tax, source },
});
export const scheduleOf = (facts: Country, index: number): CountrySchedule => facts.schedules[index] as CountrySchedule;

const other = readFacts('fees-other.json') as { readonly markets: readonly Country[] } & OtherFacts;
/** The facts of one of the smaller countries. */
export function country(code: string, source: string): OtherFacts & Country {
  const found = other.markets.find((market) => market.marketplaces.includes(code));
  if (found === undefined) throw new Error(`no facts of ${code}`);
  return withTaxSource({ ...found, sources: other.sources }, source);
}
