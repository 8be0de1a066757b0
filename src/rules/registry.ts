import { FEE_TABLES_BY_MARKETPLACE } from './fee-table-list.ts';
import type { FeeTableKind } from './fee-rules.ts';
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

/** What a fee table of each kind says. */
const FEE_TITLES: Readonly<Record<FeeTableKind, string>> = {
  routes: 'Ways from the stock to the buyer',
  'card-groups': 'Products that read fulfilment rows of their own',
  'size-tiers': 'FBA size tiers and their limits',
  'weight-rules': 'Dimensional weight',
  'price-bands': 'Price bands of the fulfilment card',
  'fulfillment-fees': 'FBA fulfilment fee per unit, peak and non-peak',
  'fuel-surcharge': 'Fuel and logistics surcharge on the fulfilment fee',
  overmax: 'Overmax handling of extra-large items',
  packaging: 'Packaging of bulky items without their own shipping box',
  'dangerous-goods': 'Addition per unit of dangerous goods or lithium batteries',
  'pan-eu-oversize': 'Addition per oversize unit in Pan-European FBA',
  'pick-and-pack': 'Pick and pack per unit',
  'sipp-discounts': 'Less per unit that ships in its own packaging',
  'low-inventory': 'Low-inventory-level fee per unit',
  'referral-fees': 'Referral and closing fee by fee category',
  'referral-minimums': 'Least referral fee of heavy units that Amazon fulfils',
  'closing-fees': 'Closing fee by category and price',
  storage: 'Monthly storage by volume',
  'storage-utilisation': 'Storage utilisation surcharge by weeks of cover',
  'aged-inventory': 'Aged inventory surcharge by days in stock',
  'inbound-placement': 'Inbound placement service, a range by region',
  'returns-processing': 'Returns processing per returned unit',
  'return-thresholds': 'Share of returns above which a return costs a fee',
  removal: 'Removal and disposal per unit',
  'business-discounts': 'Less fulfilment fee on Amazon Business orders of several units',
  subscription: 'Selling plans',
  'digital-services': 'Digital services fee by country of the seller',
  tax: 'Sales tax inside prices and fees',
};

function feeTables(): RegisteredTable[] {
  return Object.entries(FEE_TABLES_BY_MARKETPLACE).flatMap(([marketplace, kinds]) =>
    kinds.map((kind) => ({
      kind,
      marketplace,
      title: FEE_TITLES[kind as FeeTableKind],
      load: async (): Promise<RuleTable<unknown>> => {
        const { FEE_TABLE_KINDS, feeRulesFor } = await import('./fee-rules.ts');
        const found = feeRulesFor(marketplace)?.[FEE_TABLE_KINDS[kind as FeeTableKind]] as
          | RuleTable<unknown>
          | undefined;
        if (found === undefined) throw new Error(`no ${kind} table of ${marketplace}`);
        return found;
      },
    })),
  );
}

/** Every shipped table: to add one, write its file and one entry here. */
export const RULE_TABLES: readonly RegisteredTable[] = [
  ...feeTables(),
  entry('fee-checks', 'ALL', 'How cautious the check of charged fees is', async () => {
    return await import('./policy/fee-checks.json', { with: { type: 'json' } });
  }),
  entry('fee-sales', 'ALL', 'How sales are carried to a year, and what is near a cheaper fee', async () => {
    return await import('./policy/fee-sales.json', { with: { type: 'json' } });
  }),
  entry('settlement-codes', 'ALL', 'What the words of settlements mean', async () => {
    return await import('./policy/settlement-codes.json', { with: { type: 'json' } });
  }),
  entry('claim-windows', 'ALL', 'How long Amazon takes claims, in days', async () => {
    return await import('./policy/claim-windows.json', { with: { type: 'json' } });
  }),
  entry('stock-losses', 'ALL', 'Letters and dispositions that say Amazon lost or damaged a unit', async () => {
    return await import('./policy/stock-losses.json', { with: { type: 'json' } });
  }),
  entry('refund-administration', 'ALL', 'What Amazon may keep of the referral fee on a refund', async () => {
    return await import('./policy/refund-administration.json', { with: { type: 'json' } });
  }),
  entry('listing-rules', 'ALL', 'Titles, highlights, bullets, descriptions, search terms: dated rules', async () => {
    return await import('./policy/listing-rules.json', { with: { type: 'json' } });
  }),
  entry('issue-codes', 'ALL', "What codes of Amazon's listing issues mean", async () => {
    return await import('./policy/issue-codes.json', { with: { type: 'json' } });
  }),
  entry('suppression-triggers', 'ALL', 'States that can keep a listing out of search', async () => {
    return await import('./policy/suppression-triggers.json', { with: { type: 'json' } });
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
  entry('review-lint', 'ALL', 'What a message that asks for a review may not say, by language', async () => {
    return await import('./policy/review-lint.json', { with: { type: 'json' } });
  }),
  entry('mail-grounds', 'ALL', 'What lets a shop write to its own buyers, by country', async () => {
    return await import('./policy/mail-grounds.json', { with: { type: 'json' } });
  }),
  entry('review-templates', 'ALL', 'Requests for reviews in thirteen languages, neutral and short', async () => {
    return await import('./policy/review-templates.json', { with: { type: 'json' } });
  }),
  entry('journey-metrics', 'ALL', 'Metrics of the journey: formula, unit, files', async () => {
    return await import('./policy/journey-metrics.json', { with: { type: 'json' } });
  }),
  entry('journey-reports', 'ALL', 'Reports that metrics are made from', async () => {
    return await import('./policy/journey-reports.json', { with: { type: 'json' } });
  }),
  entry('journey-caveats', 'ALL', 'What a reader of a metric must know', async () => {
    return await import('./policy/journey-caveats.json', { with: { type: 'json' } });
  }),
  entry('journey-stages', 'ALL', 'Which metric leads a stage, and its twin in the market', async () => {
    return await import('./policy/journey-stages.json', { with: { type: 'json' } });
  }),
  entry('journey-settings', 'ALL', 'Levels and limits of the journey', async () => {
    return await import('./policy/journey-settings.json', { with: { type: 'json' } });
  }),
  entry('journey-frames', 'ALL', 'Names of the stages', async () => {
    return await import('./policy/journey-frames.json', { with: { type: 'json' } });
  }),
  entry('journey-diagnosis', 'ALL', 'Which metrics together point where', async () => {
    return await import('./policy/journey-diagnosis.json', { with: { type: 'json' } });
  }),
  entry('report-pulls', 'ALL', 'Which reports are asked of Amazon for what, in what spans, and how often', async () => {
    return await import('./policy/report-pulls.json', { with: { type: 'json' } });
  }),
  entry('sales-calendar', 'ALL', 'Days in which everybody buys', async () => {
    return await import('./policy/sales-calendar.json', { with: { type: 'json' } });
  }),
  entry('return-reasons', 'ALL', 'What return reasons are about, in seven groups', async () => {
    return await import('./policy/return-reasons.json', { with: { type: 'json' } });
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
