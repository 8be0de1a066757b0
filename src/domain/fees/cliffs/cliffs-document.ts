import type { Block, Cell, Column, Document, RunFacts } from '../../../model/document.ts';
import { decimalText, subtractMoney } from '../../../model/money.ts';
import { gapBlocks, skuCount } from '../margins/gap-block.ts';
import { gapGroups } from '../margins/gap-groups.ts';
import { cliffsData, type FeesCliffsData } from './cliffs-data.ts';
import type { FeeCliffs, MarketplaceCliffs, SkuCliff } from './fee-cliffs.ts';
import type { Near } from './near.ts';

/** How the document is to be read. */
export interface CliffsLayout {
  /** Cliffs of each table on a page; null: one sheet with all of them, for programs. */
  readonly page: { readonly limit: number } | null;
}

const PAGE_COLUMNS: readonly Column[] = [
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'change', label: 'Change', kind: 'text' },
  { key: 'fees-before', label: 'Fees now', kind: 'money', priority: 3 },
  { key: 'fees-after', label: 'Fees then', kind: 'money', priority: 3 },
  { key: 'saves', label: 'Saves a unit', kind: 'money' },
  { key: 'units', label: 'Units', kind: 'integer', priority: 4 },
  { key: 'saves-of-year', label: 'Saves a year', kind: 'money' },
  { key: 'tier', label: 'Size tier', kind: 'text', priority: 5 },
];

const SHEET_COLUMNS: readonly Column[] = [
  { key: 'marketplace', label: 'Marketplace', kind: 'id' },
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'asin', label: 'ASIN', kind: 'id' },
  { key: 'kind', label: 'What', kind: 'id' },
  { key: 'now', label: 'Now', kind: 'decimal' },
  { key: 'to', label: 'To', kind: 'decimal' },
  { key: 'distance', label: 'Distance', kind: 'decimal' },
  { key: 'unit', label: 'Unit', kind: 'id' },
  { key: 'tier-before', label: 'Tier now', kind: 'id' },
  { key: 'tier-after', label: 'Tier then', kind: 'id' },
  { key: 'fees-before', label: 'Fees now', kind: 'money' },
  { key: 'fees-after', label: 'Fees then', kind: 'money' },
  { key: 'saves', label: 'Saves a unit', kind: 'money' },
  { key: 'units', label: 'Units', kind: 'integer' },
  { key: 'saves-of-year', label: 'Saves a year', kind: 'money' },
];

const KIND_WORDS = {
  price: 'price',
  weight: 'weight',
  'longest-side': 'longest side',
  'median-side': 'median side',
  'shortest-side': 'shortest side',
} as const satisfies Readonly<Record<SkuCliff['kind'], string>>;

function changeText({ kind, distance, unit, to, before, after }: SkuCliff): string {
  if (kind !== 'price' || before.price === null || after.price === null) {
    return `${KIND_WORDS[kind]} ${distance} ${unit} less, to ${to} ${unit}`;
  }
  return `price ${decimalText(subtractMoney(before.price, after.price))} ${unit} lower, to ${decimalText(after.price)}`;
}

function tierText({ before, after }: SkuCliff): string | null {
  if (before.tier === null) return null;
  return before.tier === after.tier || after.tier === null ? before.tier : `${before.tier} to ${after.tier}`;
}

function pageRow(cliff: SkuCliff): Cell[] {
  return [
    cliff.entry.sku,
    changeText(cliff),
    cliff.before.fees,
    cliff.after.fees,
    cliff.saves,
    cliff.units,
    cliff.savesOfYear,
    tierText(cliff),
  ];
}

function sheetRow(marketplace: string, cliff: SkuCliff): Cell[] {
  return [
    marketplace,
    cliff.entry.sku,
    cliff.entry.asin,
    cliff.kind,
    cliff.now,
    cliff.to,
    cliff.distance,
    cliff.unit,
    cliff.before.tier,
    cliff.after.tier,
    cliff.before.fees,
    cliff.after.fees,
    cliff.saves,
    cliff.units,
    cliff.savesOfYear,
  ];
}

function currentText({ salesFrom, year }: MarketplaceCliffs): string {
  if (year.reason !== null || year.period === null || salesFrom === null) {
    return `No year is told (${year.reason ?? 'no sales at hand'}): ranked by what a unit saves.`;
  }
  const { start, end } = year.period;
  return `Current sales: ${salesFrom} of ${start} to ${end} (${year.days} days), carried to ${year.yearDays} days at the fees of one day.`;
}

function nearText({ price, weight, side }: Near): string {
  return `Near is up to ${Number((price * 100).toFixed(2))} % of the price, ${weight} g, ${side} mm (--near-price, --near-weight, --near-side).`;
}

function blocksOf(result: MarketplaceCliffs, near: Near, limit: number): Block[] {
  const { marketplace, currency, cliffs, skus, unknown } = result;
  const code = marketplace.toLowerCase();
  const left = cliffs.length - limit;
  const named = new Set(cliffs.map((cliff) => cliff.entry.sku)).size;
  return [
    {
      type: 'prose',
      id: code,
      level: 2,
      title: marketplace,
      paragraphs: [`Near a cheaper fee: ${named} of ${skuCount(skus)}. ${currentText(result)}`],
    },
    {
      type: 'table',
      id: `cliffs-${code}`,
      title: 'Most money of a year first',
      columns: PAGE_COLUMNS,
      rows: cliffs.slice(0, limit).map(pageRow),
      emptyText: 'No SKU is near a cheaper fee.',
      note: `Money in ${currency}. Each line is one change alone; those of one SKU are not to be added up. A lower price is already taken off what it saves. ${nearText(near)}${left > 0 ? ` ${left} more: all of them with --all, --format csv or --json.` : ''}`,
    },
    ...gapBlocks(`gaps-${code}`, gapGroups(unknown)),
  ];
}

/** The document of `fees cliffs`: for each marketplace the changes that would pay, most money of a year first. */
export function cliffsDocument(
  result: FeeCliffs,
  run: RunFacts,
  { page }: CliffsLayout,
): Document<'fees-cliffs', FeesCliffsData> {
  const { marketplaces, near, gaps, date } = result;
  const sheet: Block = {
    type: 'table',
    id: 'cliffs',
    title: 'Cheaper fees that are near',
    columns: SHEET_COLUMNS,
    rows: marketplaces.flatMap(({ marketplace, cliffs }) => cliffs.map((cliff) => sheetRow(marketplace, cliff))),
  };
  const leftOut: Block[] =
    gaps.length === 0
      ? []
      : [{ type: 'prose', id: 'left-out', title: 'Left out', paragraphs: [], bullets: gaps, tone: 'warning' }];
  return {
    kind: 'fees-cliffs',
    schemaVersion: 1,
    title: 'Near a cheaper fee',
    subtitle: `fees of ${date}`,
    data: cliffsData(result),
    blocks: page === null ? [sheet] : [...marketplaces.flatMap((one) => blocksOf(one, near, page.limit)), ...leftOut],
    problems: [],
    provenance: {
      ...run,
      rules: marketplaces.flatMap(({ rules }) => rules),
      freshness: marketplaces.flatMap(({ freshness }) => freshness),
    },
  };
}
