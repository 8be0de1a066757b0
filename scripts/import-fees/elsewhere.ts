/** Carries the collected fee facts of Canada, Japan and Mexico over into src/rules/<marketplace>/fees.json. */
import { tierRow, versionMaker } from './builder.ts';
import { scheduleOf, simple, tablesOf, withTaxSource } from './country-tables.ts';
import type { Country, OtherFacts } from './elsewhere-facts.ts';
import { digitalRow, FBA_FEES, SELLING_FEES, standardTax, table } from './extras.ts';
import type { Provenance } from './facts.ts';
import { readFacts } from './read-facts.ts';
import { writeTables } from './write-table.ts';

const ca = withTaxSource(readFacts('fees-ca.json') as OtherFacts & Country, 'gst');
const caVersion = versionMaker(ca.sources);
writeTables(
  'ca',
  tablesOf({
    code: 'CA',
    currency: 'CAD',
    facts: ca,
    divisor: 5000,
    tiers: (scheduleOf(ca, 0).sizeTiers ?? []).map((fact) => tierRow(fact)),
    standard: ['envelope', 'standard'],
    cards: [{ id: 'ca-2026', schedule: scheduleOf(ca, 0) }],
    sure: simple,
    tax: { ...standardTax(0.05, false), note: 'GST alone; provincial tax comes on top by place of supply.' },
    more: table('digital-services', 'CA', null, [
      caVersion(
        {
          from: '2024-10-01',
          to: null,
          note: 'As announced for that day; whether it is still charged in 2026 was not found',
        },
        ca.tax.provenance['digitalServicesFee'] as Provenance,
        [digitalRow(['CA'], 0.03, SELLING_FEES, 'a'), digitalRow(null, 0.02, SELLING_FEES, 'a')],
      ),
    ]),
  }),
);

const jp = withTaxSource(readFacts('fees-jp.json') as OtherFacts & Country, 'consumptionTax');
/** Over 45 x 35 x 20 cm or 9 kg a unit is large, however short its sides are in sum. */
const JP_STANDARD = { maxLongest: 45, maxMedian: 35, maxShortest: 20 };
const jpTiers = scheduleOf(jp, 0).sizeTiers ?? [];
writeTables(
  'jp',
  tablesOf({
    code: 'JP',
    currency: 'JPY',
    facts: jp,
    divisor: null,
    tiers: jpTiers.map((fact) =>
      tierRow(fact, fact.group === 'standard' && fact.maxDimsCm === null ? JP_STANDARD : {}),
    ),
    standard: jpTiers.filter((fact) => fact.group === 'small' || fact.group === 'standard').map((fact) => fact.tier),
    cards: [
      { id: 'jp-2025', schedule: scheduleOf(jp, 1) },
      { id: 'jp-2026', schedule: scheduleOf(jp, 0) },
    ],
    sure: (fact, schedule) => {
      const low = typeof fact.priceBand === 'object' && fact.priceBand?.to !== null;
      return (schedule.provenance[`fulfilment ${low ? 'up to' : 'over'} 1000`] ??
        schedule.provenance['fulfilment']) as Provenance;
    },
    tax: standardTax(0.1, true, FBA_FEES),
  }),
);

const mx = withTaxSource(readFacts('fees-mx.json') as OtherFacts & Country, 'iva');
const HEALTH = ['Salud y Cuidado personal', 'Alimentación y Comida gourmet'];
const mxVersion = versionMaker(mx.sources);
const healthFrom = scheduleOf(mx, 0).provenance['fulfilment.healthGroceryAlcohol'] as Provenance;
const healthGroup = (categories: readonly string[]): object => ({
  id: 'health-grocery-alcohol',
  label: 'Health, grocery and alcohol',
  productTypes: [],
  categories,
  fallsBack: false,
});
writeTables(
  'mx',
  tablesOf({
    code: 'MX',
    currency: 'MXN',
    facts: mx,
    divisor: 5000,
    tiers: (scheduleOf(mx, 0).sizeTiers ?? []).map((fact) => tierRow(fact)),
    standard: ['envelope', 'standard'],
    cards: [
      { id: 'mx-2026-early', schedule: scheduleOf(mx, 1) },
      { id: 'mx-2026-06', schedule: scheduleOf(mx, 0) },
    ],
    group: (fact) =>
      fact.productType === 'general'
        ? 'general'
        : fact.productType.startsWith('health')
          ? 'health-grocery-alcohol'
          : null,
    sure: (fact, schedule) => {
      const name =
        fact.productType === 'general'
          ? `general ${fact.tier === 'large' ? 'large' : 'envelope+standard'}`
          : fact.productType;
      return (schedule.provenance[`fulfilment.${name}`] ?? schedule.provenance['fulfilment']) as Provenance;
    },
    tax: standardTax(0.16, true, FBA_FEES),
    more: table('card-groups', 'MX', null, [
      mxVersion({ from: null, to: '2026-06-03' }, { ...healthFrom, confidence: 'c' }, [healthGroup(HEALTH)]),
      mxVersion({ from: '2026-06-04', to: null }, healthFrom, [healthGroup([...HEALTH, 'Bebidas alcohólicas'])]),
    ]),
  }),
);
