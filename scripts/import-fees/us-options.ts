/** Carries the US fees that are counted on request over into tables of src/rules/us. */
import type { WeightStep } from '../../src/rules/fee-rows.ts';
import type {
  AgedRow,
  BusinessDiscountRow,
  InboundRow,
  ReturnThresholdRow,
  StorageRow,
  SubscriptionRow,
  TaxRow,
  TierFeeRow,
  UtilisationRow,
} from '../../src/rules/option-rows.ts';
import { facts, versionOf, write } from './us-cards.ts';
import type { FactSpan, FactStep } from './us-facts.ts';

const STANDARD = ['small-standard', 'large-standard'];
const OTHER = ['small-bulky', 'large-bulky', 'xl-0-50', 'xl-50-70', 'xl-70-150', 'xl-150-plus'];
const sizes = (sizeClass: string): readonly string[] => (sizeClass === 'standard' ? STANDARD : OTHER);
const spanId = (row: FactSpan): string => `${row.weightFrom}-${row.weightTo ?? 'up'}${row.unit}`;
const span = ({ weightFrom, weightTo, unit }: FactSpan): FactSpan => ({ weightFrom, weightTo, unit });
const MONTHS: Readonly<Record<string, readonly number[]>> = {
  'Jan-Sep': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  'Oct-Dec': [10, 11, 12],
};

function step(found: FactStep | null): { step?: WeightStep } {
  if (found === null) return {};
  return {
    step: {
      amount: found.amount,
      every: { value: found.every, unit: found.unit },
      above: { value: found.above, unit: found.aboveUnit },
    },
  };
}

const byDate = <Item extends { effectiveFrom: string | null }>(items: readonly Item[]): Item[] =>
  items.toSorted((left, right) => ((left.effectiveFrom ?? '') < (right.effectiveFrom ?? '') ? -1 : 1));

write<TierFeeRow>(
  'sipp-discounts',
  facts.sippTables
    .filter((table) => table.rows.length > 0)
    .map((table) =>
      versionOf(
        table,
        table.rows.map((row) => ({
          id: `${row.productType}/${row.tier}/${spanId(row)}`,
          tiers: [row.tier],
          productTypes: [row.productType],
          ...span(row),
          fee: row.discount,
        })),
      ),
    ),
);

write<StorageRow>(
  'storage',
  byDate(facts.storageTables).map((table) =>
    versionOf(
      table,
      table.rows.map((row) => ({
        id: `${row.sizeClass}/${row.dangerousGoods ? 'dangerous-goods' : 'goods'}/${row.months}`,
        tiers: sizes(row.sizeClass),
        months: MONTHS[row.months] ?? [],
        dangerousGoods: row.dangerousGoods,
        per: 'ft3' as const,
        amount: row.perCubicFootMonth,
      })),
    ),
  ),
);

const { utilisation } = facts.storageRules;
write<UtilisationRow>('storage-utilisation', [
  versionOf(
    {
      ...utilisation,
      effectiveFrom: utilisation.appliesFrom,
      effectiveTo: null,
      note: `Only with: ${utilisation.conditions.join('; ')}. ${utilisation.boundaries}`,
    },
    utilisation.rows.flatMap((row) =>
      (['standard', 'oversize'] as const)
        .filter((sizeClass) => row[sizeClass] > 0)
        .map((sizeClass) => ({
          id: `${sizeClass}/${row.weeksFrom}-${row.weeksTo ?? 'up'}w`,
          weeksFrom: row.weeksFrom,
          weeksTo: row.weeksTo,
          tiers: sizes(sizeClass),
          per: 'ft3' as const,
          amount: row[sizeClass],
        })),
    ),
  ),
]);

/** Clothing and the like do not pay for the days 181 to 270. */
const EXEMPT = ['Clothing and Accessories', 'Footwear', 'Backpacks, Handbags, and Luggage', 'Jewelry', 'Watches'];
const EXEMPT_UNTIL = 270;

write<AgedRow>(
  'aged-inventory',
  byDate(facts.agedTables)
    .filter((table) => table.effectiveFrom !== null)
    .map((table) =>
      versionOf(
        table,
        table.rows.map((row) => ({
          id: `${row.daysFrom}-${row.daysTo ?? 'up'}d`,
          daysFrom: row.daysFrom,
          daysTo: row.daysTo,
          per: 'ft3' as const,
          amount: row.perCubicFoot,
          perUnitMinimum: row.minPerUnit,
          ...((row.daysTo ?? Infinity) <= EXEMPT_UNTIL ? { exceptCategories: EXEMPT } : {}),
        })),
      ),
    ),
);

const range = (
  low: number | null,
  high: number | null,
): { low: number | null; middle: number | null; high: number | null } => ({
  low,
  middle: low === null || high === null ? null : Math.round(((low + high) / 2) * 100) / 100,
  high,
});

function inboundRows(table: (typeof facts.inboundPlacement.tables)[number]): InboundRow[] {
  return table.rows.flatMap((row) =>
    (['minimal', 'partial'] as const).flatMap((option): InboundRow[] => {
      const found = row[option];
      const middle = row[`${option}Mid`];
      if ((found === null || found === undefined) && middle === undefined) return [];
      const values =
        found === null || found === undefined ? { low: null, middle: middle ?? null, high: null } : range(...found);
      return [{ id: `${option}/${row.tier}/${spanId(row)}`, option, tiers: [row.tier], ...span(row), ...values }];
    }),
  );
}

const tablesOf = (date: string): (typeof facts.inboundPlacement.tables)[number][] =>
  facts.inboundPlacement.tables.filter(
    (table) => table.rows.length > 0 && (table.effectiveFrom ?? '') <= date && (table.effectiveTo ?? '9') >= date,
  );
write<InboundRow>(
  'inbound-placement',
  [
    ['2024-03-01', '2025-01-14'],
    ['2025-01-15', '2025-02-19'],
    ['2025-02-20', '2026-01-14'],
    ['2026-01-15', null],
  ].map(([from, to]) => {
    const tables = tablesOf(from ?? '');
    const notes = tables.map((table) => table.note).filter((note) => note !== undefined);
    return versionOf(
      {
        effectiveFrom: from ?? null,
        effectiveTo: to ?? null,
        confidence:
          tables
            .map((table) => table.confidence ?? 'c')
            .toSorted()
            .at(-1) ?? 'c',
        sources: tables.flatMap((table) => table.sources),
        note: ['A range by inbound region; the middle of a printed range is ours.', ...notes].join(' '),
      },
      tables.flatMap(inboundRows),
    );
  }),
);

write<TierFeeRow>('returns-processing', [
  versionOf(
    {
      effectiveFrom: '2024-06-01',
      effectiveTo: null,
      confidence: 'c',
      sources: facts.returns.tables.flatMap((table) => table.sources),
      note: facts.returns.tables.map((table) => table.note).join(' '),
    },
    facts.returns.tables.flatMap((table) =>
      table.rows.map((row) => ({
        id: `${table.productType === 'non-apparel' ? 'non-apparel' : 'apparel'}/${row.tier}/${spanId(row)}`,
        // From 2026 on the row of large bulky is taken to hold for small bulky too.
        tiers: row.tier === 'large-bulky' ? ['small-bulky', 'large-bulky'] : [row.tier],
        productTypes: table.productType === 'non-apparel' ? ['non-apparel', 'dangerous-goods'] : ['apparel'],
        ...span(row),
        fee: row.fee,
        ...step(row.step),
      })),
    ),
  ),
]);

write<ReturnThresholdRow>(
  'return-thresholds',
  [
    versionOf(
      { ...facts.returns.thresholds, effectiveFrom: '2024-06-01', effectiveTo: null },
      facts.returns.thresholds.rows.map((row) => ({
        id: row.category.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
        ...row,
      })),
    ),
  ],
  null,
);

write<TierFeeRow>(
  'removal',
  facts.removalTables.map((table) =>
    versionOf(
      table,
      table.rows.map((row) => ({
        id: `${row.sizeClass}/${spanId(row)}`,
        tiers: sizes(row.sizeClass),
        ...span(row),
        fee: row.fee,
        ...step(row.step),
      })),
    ),
  ),
);

const business = facts.amazonBusiness.multiUnitFulfilmentDiscount;
write<BusinessDiscountRow>('business-discounts', [
  versionOf(
    {
      ...business,
      effectiveFrom: business.asOf,
      effectiveTo: null,
      note: `${business.condition}. Read on that day; when it began was not said.`,
    },
    business.rows.flatMap((row) =>
      Object.entries(row.discount).map(([quantity, discount]) => {
        const [from, to] = quantity.replace('+', '').split('-').map(Number);
        return {
          id: `${row.tier}/${spanId(row)}/${quantity}`,
          tiers: [row.tier],
          ...span(row),
          quantityFrom: from ?? 2,
          quantityTo: to ?? null,
          discount,
        };
      }),
    ),
  ),
]);

const plan = (id: string): (typeof facts.other)[number] => {
  const found = facts.other.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const [professional, individual] = [plan('subscription'), plan('individual')];
write<SubscriptionRow>('subscription', [
  versionOf(
    {
      effectiveFrom: null,
      effectiveTo: null,
      confidence: 'b',
      sources: [...professional.sources, ...individual.sources],
    },
    [
      { id: 'professional', label: 'Professional plan', amount: professional.amount ?? 0, per: 'month' },
      { id: 'individual', label: 'Individual plan', amount: individual.amount ?? 0, per: 'item' },
    ],
  ),
]);

write<TaxRow>(
  'tax',
  [
    versionOf(
      {
        effectiveFrom: null,
        effectiveTo: null,
        confidence: 'a',
        sources: ['P18'],
        note: 'Amazon collects sales tax on top of the price and keeps it out of the fee base.',
      },
      [{ id: 'standard', rate: null, priceIncludesTax: false, feesWithTax: [] }],
    ),
  ],
  null,
);
