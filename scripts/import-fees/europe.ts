/** Carries the collected fee facts of the European marketplaces over into src/rules/<marketplace>/fees.json. */
import type { CardGroupRow, FulfillmentFeeRow, PriceBandRow, SizeTierRow } from '../../src/rules/fee-rows.ts';
import type { RuleTable } from '../../src/rules/table.ts';
import { cardRows, tierRow, versionMaker, withReplaced } from './builder.ts';
import { europeExtras, type EuropeFacts, type EuropeSchedule } from './europe-extras.ts';
import type { FactFee, FactTier, Provenance } from './facts.ts';
import { readFacts } from './read-facts.ts';
import { CARD, CUT, IRELAND, STORES, UK, type Store } from './europe-stores.ts';
import { writeTables } from './write-table.ts';

/** The only peak season whose rows are known, and the last day of the one before. */
const PEAK_BEFORE = { last: '2026-01-14', first: '2026-01-15' };
const PEAK = { first: '2026-10-15', last: '2027-01-14', after: '2027-01-15', before: '2026-10-14' };
const MISSING_PEAK =
  'The additions of the 2025/26 peak season (about 0.10 GBP or 0.19 EUR on parcels until 2026-01-14) were not found and are not in it';

const groupOf = (fact: FactFee): string =>
  fact.productType === 'selectedParcelCategories'
    ? 'selected-parcels'
    : fact.priceBand === 'lowPrice'
      ? 'low-price'
      : 'general';

/** Special oversize in the words of the card: over 31.5 kg, a side over 175 cm, length and girth over 360 cm. */
const NOT_SPECIAL = { maxLongest: 175, maxLengthPlusGirth: 360 };

function sizeTiers(facts: readonly FactTier[], selected: readonly FactTier[]): SizeTierRow[] {
  return facts.flatMap((fact): SizeTierRow[] => {
    const row = tierRow(fact, fact.tier === 'bulky-oversize' || fact.tier === 'heavy-oversize' ? NOT_SPECIAL : {});
    if (fact.tier === 'small-parcel') {
      // Low-price rates read the unit weight where the other rows read the greater of unit and dimensional weight.
      const low = { ...row, id: 'small-parcel/low-price', tier: 'small-parcel', shippingWeightBasis: 'unit' as const };
      return [
        { ...row, groups: ['general'] },
        { ...low, groups: ['low-price'] },
      ];
    }
    if (fact.tier === 'standard-parcel') {
      return [
        { ...row, groups: ['general'] },
        ...selected.map((tier) => tierRow(tier, { groups: ['selected-parcels'] })),
      ];
    }
    return [row];
  });
}

const band = (id: string, label: string, change: Partial<PriceBandRow> = {}): PriceBandRow => ({
  id,
  label,
  minInclusive: null,
  minExclusive: null,
  maxExclusive: null,
  maxInclusive: null,
  ...change,
});

interface Card {
  readonly rows: FulfillmentFeeRow[];
  readonly peak: FulfillmentFeeRow[];
  readonly before: FulfillmentFeeRow[];
}

function makeCard(
  store: Store,
  id: string,
  facts: EuropeFacts,
  own: readonly FactFee[],
  sure: (fact: FactFee) => Provenance,
): Card {
  const [card, , old] = facts.schedules as [EuropeSchedule, unknown, EuropeSchedule | undefined];
  const mine = (fact: FactFee): boolean =>
    fact.marketplace === undefined ||
    fact.marketplace === store.code ||
    (store.code === 'UK' && fact.marketplace === 'GB');
  const options = { route: store.route, group: groupOf };
  let rows = cardRows(own.filter(mine), { ...options, card: `${id}-2026`, provenance: sure });
  if (store.code === 'DE') {
    const special = rows.filter((row) => row.tier === 'special-oversize' && row.route === 'germany-only');
    rows = [
      ...rows,
      ...special.map((row) => ({
        ...row,
        id: row.id.replace('germany-only', 'central-europe'),
        route: 'central-europe',
      })),
    ];
  }
  const from = card.peak.provenance.rows;
  const peak = cardRows(card.peak.rows.filter(mine), { ...options, card: `${id}-peak`, provenance: () => from });
  const before =
    old === undefined
      ? []
      : cardRows((old.fulfilment ?? []).filter(mine), {
          ...options,
          card: `${id}-2025`,
          provenance: () => old.provenance['fulfilment'] as Provenance,
        });
  return { rows, peak, before };
}

function storeTables(
  store: Store,
  id: string,
  facts: EuropeFacts,
  own: readonly FactFee[],
  sure: (fact: FactFee) => Provenance,
): RuleTable<unknown>[] {
  const version = versionMaker(facts.sources);
  const card = facts.schedules[0] as EuropeSchedule;
  const from = (name: string): Provenance => card.provenance[name] as Provenance;
  const { rows, peak, before } = makeCard(store, id, facts, own, sure);
  const all = { sources: [], confidence: 'a' } as const;
  const unsure = rows.map((row) => ({ ...row, confidence: 'c' as const }));
  const open = { ...all };
  const peakRows = withReplaced(rows, peak);
  const cards = [
    ...(before.length === 0
      ? []
      : [
          version(
            {
              from: null,
              to: CUT.last,
              note: 'Start not confirmed; low-price rates and selected categories of this time were not found',
            },
            open,
            before,
          ),
        ]),
    ...(store.from === CUT.first
      ? [version({ from: CUT.first, to: PEAK_BEFORE.last, note: MISSING_PEAK }, open, unsure)]
      : []),
    version({ from: store.from === CUT.first ? PEAK_BEFORE.first : store.from, to: PEAK.before }, open, rows),
    version(
      { from: PEAK.first, to: PEAK.last, note: 'Peak season: rows that Amazon lists replace the normal ones' },
      open,
      peakRows,
    ),
    version(
      {
        from: PEAK.after,
        to: null,
        note: 'The normal rows again: no card that begins after the peak season was known when this was read',
      },
      open,
      rows,
    ),
  ];
  const tiers = store.code === 'IE' ? (card.sizeTiersIE ?? []) : card.sizeTiers;
  const limits = (
    Array.isArray(card.lowPrice) || 'generalMax' in card.lowPrice ? card.lowPrice : card.lowPrice[store.code]
  ) as
    | { generalMax: number; restrictedMax: number; restrictedCategories: string[]; before20260105: number }
    | undefined;
  const standard = band('standard', 'standard');
  const low = (max: number, change: Partial<PriceBandRow>): PriceBandRow =>
    band('low', `low price, up to ${max} with VAT`, { column: 'low', maxInclusive: max, ...change });
  const bands =
    limits === undefined
      ? [version({ from: null, to: null }, from('lowPrice'), [standard])]
      : [
          version({ from: null, to: CUT.last }, from('lowPrice'), [low(limits.before20260105, {}), standard]),
          version({ from: CUT.first, to: CARD.last }, from('lowPrice'), [
            low(limits.before20260105, { group: 'low-price' }),
            standard,
          ]),
          version({ from: CARD.first, to: null }, from('lowPrice'), [
            low(limits.restrictedMax, {
              id: 'low-restricted',
              group: 'low-price',
              categories: limits.restrictedCategories,
            }),
            low(limits.generalMax, { group: 'low-price', exceptCategories: limits.restrictedCategories }),
            standard,
          ]),
        ];
  const groups: CardGroupRow[] = [
    {
      id: 'selected-parcels',
      label: 'Selected categories with parcel tiers of their own, by unit weight',
      productTypes: ['apparel'],
      categories: card.selectedParcelCategories,
      fallsBack: true,
    },
  ];
  const make = <Row>(kind: string, versions: readonly unknown[], money = true): RuleTable<Row> =>
    ({ kind, marketplace: store.code, currency: money ? store.currency : null, versions }) as RuleTable<Row>;
  const forever = { from: null, to: null };
  return [
    make(
      'routes',
      [version(forever, from(store.code === 'UK' ? 'sizeTiers' : 'centralEuropeProgramme'), store.routes)],
      false,
    ),
    make(
      'card-groups',
      [version({ from: CUT.first, to: null }, from('fulfilment.selectedParcelCategories'), groups)],
      false,
    ),
    make('size-tiers', [version(forever, from('sizeTiers'), sizeTiers(tiers, card.selectedParcelTiers))], false),
    make(
      'weight-rules',
      [
        version(forever, from('sizeTiers'), [
          { id: 'dimensional-weight', divisor: facts.dimensionalWeight.divisor, lengthUnit: 'cm', weightUnit: 'kg' },
        ]),
      ],
      false,
    ),
    make('price-bands', bands),
    make('fulfillment-fees', cards),
    ...europeExtras(store.code, store.currency, facts, version),
  ];
}

const uk = readFacts('fees-uk.json') as EuropeFacts;
const ukCard = uk.schedules[0] as EuropeSchedule;
const ukSure = (fact: FactFee): Provenance =>
  ukCard.provenance[
    fact.route !== 'local'
      ? 'remoteFulfilment'
      : fact.productType === 'selectedParcelCategories'
        ? 'fulfilment.selectedParcelCategories'
        : fact.priceBand === 'lowPrice'
          ? 'fulfilment.lowPrice'
          : 'fulfilment.general'
  ] as Provenance;
writeTables(
  'uk',
  storeTables(UK, 'uk', uk, [...(ukCard.fulfilment ?? []), ...(ukCard.remoteFulfilment ?? [])], ukSure),
);

const eu = readFacts('fees-eu.json') as EuropeFacts;
const euCard = eu.schedules[0] as EuropeSchedule;
const SPECIAL = 'fulfilment.special-oversize';
const euSure = (fact: FactFee): Provenance =>
  euCard.provenance[
    fact.route !== 'local'
      ? 'crossBorder'
      : fact.productType === 'selectedParcelCategories'
        ? 'fulfilment.selectedParcelCategories'
        : fact.tier === 'special-oversize'
          ? fact.marketplace === 'DE'
            ? `${SPECIAL}[DE]`
            : `${SPECIAL}[FR,IT,ES]`
          : 'fulfilment[DE,FR,IT,ES,NL,SE,PL,BE].general+lowPrice'
  ] as Provenance;
for (const store of STORES) {
  const own = [...(euCard.fulfilment ?? []), ...(euCard.crossBorder ?? [])];
  writeTables(store.code.toLowerCase(), storeTables(store, store.code.toLowerCase(), eu, own, euSure));
}
const ireland = euCard.provenance['fulfilmentIreland'] as Provenance;
const noPeak: EuropeFacts = { ...eu, schedules: [{ ...euCard, peak: { ...euCard.peak, rows: [] } }] };
writeTables(
  'ie',
  storeTables(IRELAND, 'ie', noPeak, euCard.fulfilmentIreland ?? [], () => ireland),
);
