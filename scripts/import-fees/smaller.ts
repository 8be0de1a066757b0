/** Carries the collected fee facts of the smaller marketplaces over into src/rules/<marketplace>/fees.json. */
import type { SizeTierRow } from '../../src/rules/fee-rows.ts';
import { columnOf, tierRow } from './builder.ts';
import { country, scheduleOf, simple, tablesOf } from './country-tables.ts';
import type { Country } from './elsewhere-facts.ts';
import { standardTax } from './extras.ts';
import type { Provenance } from './facts.ts';
import { writeTables } from './write-table.ts';

const unitTiers = (facts: Country): SizeTierRow[] =>
  (scheduleOf(facts, 0).sizeTiers ?? []).map((fact) => tierRow({ ...fact, weightBasis: 'unit' }));

const au = country('AU', 'gst');
const envelope = (tier: string): boolean => tier.includes('envelope');
writeTables(
  'au',
  tablesOf({
    code: 'AU',
    currency: 'AUD',
    facts: au,
    divisor: 4000,
    tiers: (scheduleOf(au, 0).sizeTiers ?? []).map((fact) =>
      tierRow({ ...fact, weightBasis: envelope(fact.tier) ? 'unit' : 'greater' }),
    ),
    standard: ['small-envelope', 'standard-envelope', 'large-envelope', 'parcel'],
    cards: [{ id: 'au-2026', schedule: scheduleOf(au, 0) }],
    sure: (fact, schedule) =>
      schedule.provenance[
        envelope(fact.tier) || (fact.tier === 'parcel' && (fact.weightTo ?? Infinity) <= 2)
          ? 'fulfilment.envelopes and parcel to 2 kg'
          : 'fulfilment'
      ] as Provenance,
    tax: standardTax(0.1, true),
  }),
);

for (const [code, currency, rate] of [
  ['AE', 'AED', 0.05],
  ['SA', 'SAR', 0.15],
  ['EG', 'EGP', 0.14],
] as const) {
  const facts = country(code, 'standardVat');
  writeTables(
    code.toLowerCase(),
    tablesOf({
      code,
      currency,
      facts,
      divisor: null,
      tiers: unitTiers(facts),
      standard: ['small-envelope', 'standard-envelope', 'large-envelope', 'standard-parcel'],
      cards: [{ id: `${code.toLowerCase()}-2025-08`, schedule: scheduleOf(facts, 0) }],
      sure: (fact, schedule) =>
        (fact.tier === 'large-envelope' && columnOf(fact.priceBand) === 'from25'
          ? (schedule.provenance['fulfilment.large-envelope above 25'] ?? schedule.provenance['fulfilment'])
          : schedule.provenance['fulfilment']) as Provenance,
      tax: {
        ...standardTax(rate, true),
        note: 'That shop prices hold the tax is taken from shop practice, not from a page.',
      },
    }),
  );
}

const sg = country('SG', 'gst');
/** Amazon adds its own packaging before it reads the card: grams by tier. */
const PACKAGING: Readonly<Record<string, number>> = {
  'small-envelope': 20,
  'standard-envelope': 40,
  'large-envelope': 40,
  parcel: 100,
};
const SG_OVERSIZE_GRAMS = 240;
writeTables(
  'sg',
  tablesOf({
    code: 'SG',
    currency: 'SGD',
    facts: sg,
    divisor: null,
    tiers: unitTiers(sg).map((tier) => ({
      ...tier,
      packagingWeight: { value: PACKAGING[tier.id] ?? SG_OVERSIZE_GRAMS, unit: 'g' as const },
    })),
    standard: ['small-envelope', 'standard-envelope', 'large-envelope', 'parcel'],
    cards: [{ id: 'sg', schedule: scheduleOf(sg, 0) }],
    sure: simple,
    tax: standardTax(0.09, true),
  }),
);

const tr = country('TR', 'kdv');
writeTables(
  'tr',
  tablesOf({
    code: 'TR',
    currency: 'TRY',
    facts: tr,
    divisor: null,
    tiers: unitTiers(tr),
    standard: ['small-envelope', 'standard-envelope', 'large-envelope', 'standard-parcel'],
    cards: [{ id: 'tr-2026-04', schedule: scheduleOf(tr, 0) }],
    sure: simple,
    tax: standardTax(0.2, true),
  }),
);
