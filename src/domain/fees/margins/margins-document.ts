import type { Block, Cell, Document, MetricItem, RunFacts } from '../../../model/document.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { feeMarketplaces } from './fee-marketplaces.ts';
import { categoryBlocks, gapBlocks, skuCount } from './gap-block.ts';
import { gapGroups, unknownCategories } from './gap-groups.ts';
import { marketplaceData, type FeesMarginsData } from './margins-data.ts';
import { marginTotals, type MarginTotals } from './margin-totals.ts';
import { PAGE_COLUMNS, pageRow, SHEET_COLUMNS, sheetRow } from './sku-table.ts';
import { skuMargins, type SkuMargins } from './sku-margins.ts';

export interface CatalogueMarginOptions {
  readonly asOf: IsoDate;
  /** Null: every marketplace the records name. */
  readonly marketplace: string | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  /** Who ships where no file tells; null: Amazon is assumed, and the SKU says so. */
  readonly fulfilment: FulfilmentChannel | null;
  /** Tables in place of the shipped ones. */
  readonly ownTables: readonly RuleTable<unknown>[];
}

/** Margins of a whole catalogue, each marketplace for itself. */
export interface CatalogueMargins {
  readonly date: IsoDate;
  readonly marketplaces: readonly SkuMargins[];
  readonly gaps: readonly string[];
}

/** Margins in every marketplace that is asked for or named by the records, and has fee tables. */
export function catalogueMargins(records: RecordSet, options: CatalogueMarginOptions): CatalogueMargins {
  const { rules, gaps } = feeMarketplaces(records, options.marketplace, options.ownTables);
  return {
    date: options.asOf,
    marketplaces: rules.map((own) => skuMargins(records, { ...options, marketplace: own.marketplace, rules: own })),
    gaps,
  };
}

/** How the document is to be read. */
export interface MarginsLayout {
  /** SKUs of each table on a page; null: one sheet with every SKU of every marketplace, for programs. */
  readonly page: { readonly limit: number } | null;
}

function totalMetrics({ sums, ...counts }: MarginTotals): MetricItem[] {
  const known = `${counts.skusKnown} of ${skuCount(counts.skus)}, ${counts.unitsKnown} of ${counts.units} units`;
  const tone = sums === null ? 'neutral' : sums.profit.minor < 0 ? 'bad' : 'good';
  return [
    { id: 'revenue', label: 'Sales', kind: 'money', value: sums?.revenue ?? null, note: known },
    { id: 'fees', label: 'Fees', kind: 'money', value: sums?.fees ?? null },
    ...(sums === null || sums.tax.minor === 0
      ? []
      : [{ id: 'tax', label: 'Sales tax', kind: 'money', value: sums.tax } as const]),
    { id: 'cost', label: 'Cost', kind: 'money', value: sums?.cost ?? null },
    { id: 'profit', label: 'Profit', kind: 'money', value: sums?.profit ?? null, tone },
    { id: 'margin', label: 'Margin', kind: 'percent', value: sums?.margin ?? null },
    { id: 'roi', label: 'ROI', kind: 'percent', value: sums?.roi ?? null },
  ];
}

function periodText({ unitsFrom, period }: SkuMargins): string {
  if (unitsFrom === null) return 'no orders and no traffic at hand: ranked by profit per unit';
  return period === null
    ? `units from ${unitsFrom}, for days the files do not tell`
    : `units from ${unitsFrom} of ${period.start} to ${period.end}`;
}

/** What a person must know before trusting the numbers. */
function careLines({ skus }: SkuMargins): string[] {
  const count = (holds: (row: SkuMargins['skus'][number]) => boolean): number => skus.filter(holds).length;
  const line = (number: number, text: string): string[] => (number === 0 ? [] : [`${skuCount(number)}: ${text}`]);
  const noted = skus.filter((row) => row.notes.length > 0);
  return [
    ...line(
      count((row) => row.from.fulfilment === 'assumed'),
      'no file says who ships, so FBA was assumed. Add the listings report, or --fulfillment fbm.',
    ),
    ...line(
      count((row) => row.fulfilment === 'fbm' && row.profit !== null),
      'shipped by you; your postage and packing are in the profit only if they are in your cost.',
    ),
    ...line(
      count((row) => row.from.category === 'fee-preview'),
      'the category was found by the referral fee of the fee preview.',
    ),
    ...line(
      count((row) => row.fulfilment === 'fba' && row.fees !== null && row.from.productType === 'assumed'),
      'taken as neither apparel nor dangerous goods, since no product-type is given.',
    ),
    ...line(
      count((row) => row.cost?.minor === 0),
      'the cost is zero.',
    ),
    ...line(
      count((row) => row.fees !== null && row.confidence === 'c'),
      'some fee rests on one source only, or is rebuilt.',
    ),
    ...noted.slice(0, 5).map((row) => `${row.sku}: ${row.notes.join('; ')}.`),
    ...(noted.length > 5 ? [`${noted.length - 5} more SKUs with notes: --format csv or json has them.`] : []),
  ];
}

function channelBlock(id: string, { skus, currency }: SkuMargins): Block[] {
  const channels = (['fba', 'fbm'] as const).map((channel) => ({
    channel,
    totals: marginTotals(
      skus.filter((row) => row.fulfilment === channel),
      currency,
    ),
  }));
  if (channels.some(({ totals }) => totals.skus === 0)) return [];
  return [
    {
      type: 'table',
      id,
      title: 'By who ships',
      columns: [
        { key: 'fulfillment', label: 'By', kind: 'id' },
        { key: 'skus', label: 'SKUs', kind: 'integer' },
        { key: 'units', label: 'Units', kind: 'integer' },
        { key: 'sales', label: 'Sales', kind: 'money' },
        { key: 'profit', label: 'Profit', kind: 'money' },
        { key: 'margin', label: 'Margin', kind: 'percent' },
      ],
      rows: channels.map(({ channel, totals: { skus: all, unitsKnown, sums } }): Cell[] => [
        channel,
        all,
        unitsKnown,
        sums?.revenue ?? null,
        sums?.profit ?? null,
        sums?.margin ?? null,
      ]),
    },
  ];
}

function marketplaceBlocks(margins: SkuMargins, limit: number): Block[] {
  const { marketplace, currency, skus } = margins;
  const code = marketplace.toLowerCase();
  const totals = marginTotals(skus, currency);
  const left = skus.length - limit;
  const care = careLines(margins);
  return [
    {
      type: 'prose',
      id: code,
      level: 2,
      title: marketplace,
      paragraphs: [`${skuCount(skus.length)}, ${periodText(margins)}.`],
    },
    { type: 'metrics', id: `totals-${code}`, metrics: totalMetrics(totals) },
    {
      type: 'table',
      id: `margins-${code}`,
      title: 'Worst first',
      columns: PAGE_COLUMNS,
      rows: skus.slice(0, limit).map(pageRow),
      totals: [
        `all ${totals.skusKnown} known`,
        null,
        totals.unitsKnown,
        null,
        totals.sums?.fees ?? null,
        totals.sums?.cost ?? null,
        null,
        totals.sums?.margin ?? null,
        totals.sums?.profit ?? null,
        null,
      ],
      emptyText: 'No SKU of this marketplace in these files.',
      note: `Money in ${currency}. Price less sales tax in it, Amazon's fees per unit and your cost; without storage, inbound, returns and advertising. Units returned later are still counted.${left > 0 ? ` ${left} more: all of them with --all, --format csv or --json.` : ''}`,
    },
    ...channelBlock(`channels-${code}`, margins),
    ...gapBlocks(`gaps-${code}`, gapGroups(skus)),
    ...categoryBlocks(`categories-${code}`, unknownCategories(skus)),
    ...(care.length === 0
      ? []
      : [{ type: 'prose', id: `care-${code}`, title: 'Take care', paragraphs: [], bullets: care } as const]),
  ];
}

function sheet(marketplaces: readonly SkuMargins[]): Block {
  return {
    type: 'table',
    id: 'margins',
    title: 'Margins by SKU',
    columns: SHEET_COLUMNS,
    rows: marketplaces.flatMap(({ marketplace, skus }) => skus.map((row) => sheetRow(marketplace, row))),
  };
}

/**
 * The document of `fees margins`: per marketplace the totals weighted by units, the SKUs worst first, and what is not
 * known; as a sheet, one row a SKU with every fee and the source of every field.
 */
export function marginsDocument(
  { date, marketplaces, gaps }: CatalogueMargins,
  run: RunFacts,
  layout: MarginsLayout,
  problems: readonly Problem[] = [],
): Document<'fees-margins', FeesMarginsData> {
  const { page } = layout;
  return {
    kind: 'fees-margins',
    schemaVersion: 1,
    title: 'Margins',
    subtitle: `fees of ${date}`,
    // Made when read: a sheet of a million SKUs needs the rows and not their twin for programs.
    get data() {
      return { date, marketplaces: marketplaces.map(marketplaceData), gaps };
    },
    blocks:
      page === null
        ? [sheet(marketplaces)]
        : [
            ...marketplaces.flatMap((margins) => marketplaceBlocks(margins, page.limit)),
            ...(gaps.length === 0
              ? []
              : [
                  {
                    type: 'prose',
                    id: 'left-out',
                    title: 'Left out',
                    paragraphs: [],
                    bullets: gaps,
                    tone: 'warning',
                  } as const,
                ]),
          ],
    problems,
    provenance: {
      ...run,
      rules: marketplaces.flatMap((margins) => margins.rules),
      freshness: marketplaces.flatMap(({ marketplace, freshness }) =>
        freshness.map((entry) => ({ ...entry, what: `${entry.what} ${marketplace}` })),
      ),
    },
  };
}
