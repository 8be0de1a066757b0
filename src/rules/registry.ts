import type { RuleTable } from './table.ts';

/** One shipped table: known by kind and marketplace, read only when asked for. */
export interface RegisteredTable {
  readonly kind: string;
  readonly marketplace: string;
  /** One line: what the table says. */
  readonly title: string;
  readonly load: () => Promise<RuleTable<unknown>>;
}

function entry(
  kind: string,
  marketplace: string,
  title: string,
  load: () => Promise<{ readonly default: object }>,
): RegisteredTable {
  // A JSON file's words are plain strings to the compiler; test/rules checks every table against its schema.
  return { kind, marketplace, title, load: async () => (await load()).default as RuleTable<unknown> };
}

/** Every shipped table: to add one, write its file and one entry here. */
export const RULE_TABLES: readonly RegisteredTable[] = [
  entry('size-tiers', 'US', 'FBA size tiers and their limits', async () => {
    return await import('./us/size-tiers.json', { with: { type: 'json' } });
  }),
  entry('weight-rules', 'US', 'Dimensional weight', async () => {
    return await import('./us/weight-rules.json', { with: { type: 'json' } });
  }),
  entry('price-bands', 'US', 'Price bands of the fulfilment card', async () => {
    return await import('./us/price-bands.json', { with: { type: 'json' } });
  }),
  entry('fulfillment-fees', 'US', 'FBA fulfilment fee per unit, peak and non-peak', async () => {
    return await import('./us/fulfillment-fees.json', { with: { type: 'json' } });
  }),
  entry('fuel-surcharge', 'US', 'Fuel and logistics surcharge on the fulfilment fee', async () => {
    return await import('./us/fuel-surcharge.json', { with: { type: 'json' } });
  }),
  entry('overmax', 'US', 'Overmax handling of extra-large items', async () => {
    return await import('./us/overmax.json', { with: { type: 'json' } });
  }),
  entry('packaging', 'US', 'Packaging of bulky items without their own shipping box', async () => {
    return await import('./us/packaging.json', { with: { type: 'json' } });
  }),
  entry('low-inventory', 'US', 'Low-inventory-level fee per unit', async () => {
    return await import('./us/low-inventory.json', { with: { type: 'json' } });
  }),
  entry('referral-fees', 'US', 'Referral and closing fee by fee category', async () => {
    return await import('./us/referral-fees.json', { with: { type: 'json' } });
  }),
  entry('fee-checks', 'ALL', 'How cautious the check of charged fees is', async () => {
    return await import('./policy/fee-checks.json', { with: { type: 'json' } });
  }),
  entry('listing-rules', 'ALL', 'Titles, highlights, bullets, descriptions, search terms: dated rules', async () => {
    return await import('./policy/listing-rules.json', { with: { type: 'json' } });
  }),
  entry('word-lists', 'ALL', 'Words that listing rules name, by list and language', async () => {
    return await import('./policy/word-lists.json', { with: { type: 'json' } });
  }),
  entry('image-rules', 'ALL', 'Product pictures: rules, measures and limits', async () => {
    return await import('./policy/image-rules.json', { with: { type: 'json' } });
  }),
  entry('review-requests', 'ALL', 'Who may be asked for a review, when, and what Amazon forbids', async () => {
    return await import('./policy/review-requests.json', { with: { type: 'json' } });
  }),
];

/** The registered tables of a kind (any kind when null) and marketplace (any when null; `ALL` always counts). */
export function findTables(kind: string | null, marketplace: string | null): RegisteredTable[] {
  return RULE_TABLES.filter(
    (table) =>
      (kind === null || table.kind === kind) &&
      (marketplace === null || table.marketplace === marketplace || table.marketplace === 'ALL'),
  );
}
