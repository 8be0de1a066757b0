import type { Block, Cell, Document, FindingsBlock, MetricsBlock, SeriesBlock, TableBlock } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { majorUnits } from '../model/money.ts';
import { isMoney } from './format.ts';
import { oneLine } from './wording.ts';

/** A value for programs: money in major units, shares 0-1, dates ISO, null where not known. */
export type SheetCell = string | number | boolean | null;

/** A block as plain rows and columns: what CSV and NDJSON print. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  /** What one row is. */
  readonly rowType: 'row' | 'finding' | 'metric' | 'point';
  /** Machine names, unique in the sheet. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

function plainCell(value: Cell | undefined): SheetCell {
  if (value === undefined || value === null) return null;
  if (isMoney(value)) return majorUnits(value);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function currencyOf(value: Cell | undefined): string | null {
  return value !== undefined && isMoney(value) ? value.currency : null;
}

/**
 * Amounts are printed as numbers, so their currency needs a column. One `currency` column where every row is of one
 * currency (the rule in all our tables); `<key>Currency` beside each money column where a row mixes them.
 */
function tableSheet(block: TableBlock): Sheet {
  const moneyAt = block.columns.flatMap(({ kind }, index) => (kind === 'money' ? [index] : []));
  const currencies = block.rows.map(
    (row) => new Set(moneyAt.map((index) => currencyOf(row[index])).filter((currency) => currency !== null)),
  );
  const mixed = currencies.some((set) => set.size > 1);
  const named = block.columns.some(({ key }) => key === 'currency');
  const single = moneyAt.length > 0 && !mixed && !named;
  return {
    id: block.id,
    title: block.title ?? block.id,
    rowType: 'row',
    columns: [
      ...block.columns.flatMap(({ key, kind }) => (mixed && kind === 'money' ? [key, `${key}Currency`] : [key])),
      ...(single ? ['currency'] : []),
    ],
    rows: block.rows.map((row, at) => [
      ...block.columns.flatMap((column, index) => {
        const { kind } = column;
        const value = plainCell(oneLine(row[index], column));
        return mixed && kind === 'money' ? [value, currencyOf(row[index])] : [value];
      }),
      ...(single ? [[...(currencies[at] ?? [])][0] ?? null] : []),
    ]),
  };
}

/** Columns of a findings sheet in order, each with how to read it from a finding. */
const FINDING_COLUMNS: Readonly<Record<string, (finding: Finding) => SheetCell | undefined>> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  basis: ({ basis }) => basis,
  sku: ({ where }) => where.sku,
  asin: ({ where }) => where.asin,
  marketplace: ({ where }) => where.marketplace,
  orderId: ({ where }) => where.orderId,
  file: ({ where }) => where.file,
  line: ({ where }) => where.line,
  column: ({ where }) => where.column,
  field: ({ field }) => field,
  message: ({ message }) => message,
  fix: ({ fix }) => fix,
  stake: ({ stake }) => plainCell(stake),
  currency: ({ stake }) => stake?.currency,
  stakeBasis: ({ stakeBasis }) => stakeBasis,
  text: ({ evidence }) => evidence?.text,
  position: ({ evidence }) => evidence?.position,
  measured: ({ evidence }) => evidence?.measured,
  limit: ({ evidence }) => evidence?.limit,
  unit: ({ evidence }) => evidence?.unit,
  source: ({ source }) => source.title ?? source.id,
  sourceUrl: ({ source }) => source.url,
  confidence: ({ source }) => source.confidence,
};

function findingsSheet(block: FindingsBlock): Sheet {
  return {
    id: block.id,
    title: block.title ?? block.id,
    rowType: 'finding',
    columns: Object.keys(FINDING_COLUMNS),
    rows: block.findings.map((finding) => Object.values(FINDING_COLUMNS).map((read) => read(finding) ?? null)),
  };
}

function metricsSheet(block: MetricsBlock): Sheet {
  return {
    id: block.id,
    title: block.title ?? block.id,
    rowType: 'metric',
    columns: ['id', 'label', 'value', 'currency', 'low', 'high', 'n', 'change', 'tone', 'note'],
    rows: block.metrics.map((metric) => [
      metric.id,
      metric.label,
      plainCell(metric.value),
      currencyOf(metric.value),
      plainCell(metric.interval?.[0]),
      plainCell(metric.interval?.[1]),
      metric.n ?? null,
      metric.change ?? null,
      metric.tone ?? null,
      metric.note ?? null,
    ]),
  };
}

/** What happened at a label, behind semicolons; null where nothing is marked. */
function marksAt({ marks = [] }: SeriesBlock, index: number): string | null {
  const labels = marks.flatMap(({ at, label }) => (at === index ? [label] : []));
  return labels.length === 0 ? null : labels.join('; ');
}

/** Long and not wide: names of series may repeat or be anything, columns may not. */
function seriesSheet(block: SeriesBlock): Sheet {
  return {
    id: block.id,
    title: block.title ?? block.id,
    rowType: 'point',
    columns: ['series', 'label', 'value', 'low', 'high', 'currency', 'provisional', 'marks'],
    rows: block.series.flatMap(({ intervals, name, values }) =>
      block.labels.map((label, index) => [
        name,
        label,
        plainCell(values[index]),
        plainCell(intervals?.[index]?.[0]),
        plainCell(intervals?.[index]?.[1]),
        block.currency ?? null,
        block.provisionalFrom !== undefined && index >= block.provisionalFrom,
        marksAt(block, index),
      ]),
    ),
  };
}

function blockSheet(block: Block): Sheet[] {
  switch (block.type) {
    case 'table':
      return [tableSheet(block)];
    case 'findings':
      return [findingsSheet(block)];
    case 'metrics':
      return [metricsSheet(block)];
    case 'series':
      return [seriesSheet(block)];
    case 'prose':
      return [];
  }
}

/**
 * Every block with rows, in order; prose has none. Rows of sums are left out, because who reads rows adds them up.
 * Texts are as they are: each format makes them harmless in its own way.
 */
export function documentSheets(document: Document): Sheet[] {
  return document.blocks.flatMap(blockSheet);
}
