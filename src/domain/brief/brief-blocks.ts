import type { Block, Cell, MetricItem } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import { money } from '../../model/money.ts';
import { countBySeverity } from '../audit/finding-data.ts';
import { coverageLine } from '../audit/listings-document.ts';
import { knownProfit, type SkuMargins } from '../fees/margins/sku-margins.ts';
import { stageTable } from '../journey/journey-document.ts';
import type { AttentionItem } from './attention.ts';
import type { BriefParts } from './brief-parts.ts';
import { missingForBrief } from './missing.ts';

/** So many things are shown first; more would be no priority. */
const SHOWN_FIRST = 10;
/** So many lines of a section; the section's own command shows all. */
const SHOWN_IN_SECTION = 5;

function section(id: string, title: string, paragraphs: readonly string[], bullets: readonly string[] = []): Block {
  return { type: 'prose', id, level: 2, title, paragraphs, ...(bullets.length === 0 ? {} : { bullets }) };
}

/** The few things first. */
export function attentionBlocks(attention: readonly AttentionItem[]): Block[] {
  const rest = attention.length - SHOWN_FIRST;
  const more = rest > 0 ? ` ${rest} more in the sections below and in --json.` : '';
  return [
    {
      type: 'findings',
      id: 'attention',
      title: 'What needs attention first',
      findings: attention.slice(0, SHOWN_FIRST).map(({ finding }) => finding),
      ranked: true,
      emptyText: 'Nothing that these files can tell needs attention now. See below what they cannot tell.',
      note: `Order: money lost, then errors by the sales they expose, then the rest.${more}`,
    },
  ];
}

function severityMetrics(what: string, count: number, findings: readonly Finding[]): MetricItem[] {
  const { errors, warnings, advice } = countBySeverity(findings);
  return [
    { id: what.toLowerCase(), label: what, kind: 'integer', value: count },
    { id: 'errors', label: 'Errors', kind: 'integer', value: errors, tone: errors > 0 ? 'bad' : 'good' },
    { id: 'warnings', label: 'Warnings', kind: 'integer', value: warnings, tone: warnings > 0 ? 'warning' : 'good' },
    { id: 'advice', label: 'Advice', kind: 'integer', value: advice },
  ];
}

/** Products with the most severe findings, one row each. */
function worstTable(id: string, findings: readonly Finding[]): Block[] {
  const byProduct = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { sku, asin, marketplace, file } = finding.where;
    const key = [sku ?? asin ?? file ?? '', marketplace ?? ''].join('\t');
    byProduct.set(key, [...(byProduct.get(key) ?? []), finding]);
  }
  const rows = [...byProduct].map(([key, own]): { errors: number; warnings: number; row: Cell[] } => {
    const [product = '', marketplace = ''] = key.split('\t');
    const { errors, warnings } = countBySeverity(own);
    const worst = own.toSorted((left, right) => compareSeverity(left.severity, right.severity))[0];
    return { errors, warnings, row: [product, marketplace, errors, warnings, worst?.message ?? ''] };
  });
  const pressing = rows.filter(({ errors, warnings }) => errors + warnings > 0);
  if (pressing.length === 0) return [];
  const sorted = pressing.toSorted((left, right) => right.errors - left.errors || right.warnings - left.warnings);
  const rest = sorted.length - SHOWN_IN_SECTION;
  return [
    {
      type: 'table',
      id,
      columns: [
        { key: 'product', label: 'Product', kind: 'id' },
        { key: 'marketplace', label: 'Shop', kind: 'id', priority: 3 },
        { key: 'errors', label: 'Errors', kind: 'integer', priority: 2 },
        { key: 'warnings', label: 'Warnings', kind: 'integer', priority: 2 },
        { key: 'worst', label: 'Worst', kind: 'text', truncate: true },
      ],
      rows: sorted.slice(0, SHOWN_IN_SECTION).map(({ row }) => row),
      ...(rest > 0 ? { note: `${rest} more products with errors or warnings.` } : {}),
    },
  ];
}

/** Journey: one table of five stages for each marketplace. */
export function journeyBlocks({ journey, options }: BriefParts): Block[] {
  const { marketplaces } = journey;
  if (marketplaces.length === 0) {
    return [section('journey', 'Customer journey', ['No report of traffic, searches, orders or returns at hand.'])];
  }
  return [
    section('journey', 'Customer journey', ['Detail and trends: sellerctl journey report.']),
    ...marketplaces.map((each): Block => {
      const table = stageTable(each, options.asOf);
      return { ...table, id: `brief-${table.id}`, title: each.marketplace ?? 'Marketplace not known' };
    }),
  ];
}

/** Listings: counts, the worst products and what could not be checked. */
export function listingBlocks({ listings }: BriefParts): Block[] {
  const count = listings.listings.length;
  if (count === 0) return [section('listings', 'Listings', ['No listing at hand.'])];
  const findings = listings.listings.flatMap((one) => one.findings);
  return [
    section('listings', 'Listings', ['All findings with text, limit and fix: sellerctl audit listings.']),
    { type: 'metrics', id: 'listing-counts', metrics: severityMetrics('Listings', count, findings) },
    ...worstTable('worst-listings', findings),
    { type: 'prose', id: 'listing-coverage', paragraphs: [coverageLine(listings.coverage)] },
  ];
}

export function imageBlocks({ images }: BriefParts): Block[] {
  const count = images.images.length;
  if (count === 0) return [section('images', 'Images', ['No picture at hand.'])];
  const findings = images.images.flatMap((one) => one.findings);
  return [
    section('images', 'Images', ['Measures of every picture: sellerctl audit images.']),
    { type: 'metrics', id: 'image-counts', metrics: severityMetrics('Images', count, findings) },
    ...worstTable('worst-images', findings),
  ];
}

function marginRows({ skus }: SkuMargins): Cell[][] {
  return skus
    .filter(({ profitOfPeriod, units }) => profitOfPeriod !== null && units > 0)
    .slice(0, SHOWN_IN_SECTION)
    .map(({ sku, price, fees, cost, profit, margin, units, profitOfPeriod }): Cell[] => [
      sku,
      units,
      price,
      fees,
      cost,
      profit,
      margin,
      profitOfPeriod,
    ]);
}

function marginBlocks(margins: SkuMargins): Block[] {
  const rows = marginRows(margins);
  if (rows.length === 0) return [];
  const known = margins.skus.filter(({ profitOfPeriod }) => profitOfPeriod !== null);
  const unknown = margins.skus.length - known.length;
  return [
    {
      type: 'table',
      id: `margins-${margins.marketplace.toLowerCase()}`,
      title: `Lowest profits in ${margins.marketplace}`,
      columns: [
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'units', label: 'Units', kind: 'integer' },
        { key: 'price', label: 'Price', kind: 'money', priority: 2 },
        { key: 'fees', label: 'Fees', kind: 'money', priority: 2 },
        { key: 'cost', label: 'Cost', kind: 'money', priority: 2 },
        { key: 'profit', label: 'Per unit', kind: 'money' },
        { key: 'margin', label: 'Margin', kind: 'percent', priority: 3 },
        { key: 'profit-of-period', label: 'In all', kind: 'money' },
      ],
      rows,
      totals: [
        `all ${known.length} known`,
        known.reduce((sum, { units }) => sum + units, 0),
        null,
        null,
        null,
        null,
        null,
        known.length === 0 ? money(0, margins.currency) : knownProfit(margins),
      ],
      note: `Price less referral, closing and fulfilment fees and cost, at the card of the day; without storage, inbound, returns and advertising.${unknown > 0 ? ` ${unknown} SKUs are left out: price, fee or cost not known.` : ''}`,
    },
  ];
}

/** Fees and margins: what was compared, the lowest profits, and what is not known. */
export function feeBlocks({ charges, margins }: BriefParts): Block[] {
  const compared = charges.flatMap(({ marketplace, checked, findings, period }) =>
    checked.length === 0
      ? []
      : [
          `${marketplace}: fulfilment charges of ${checked.length} SKUs${period === null ? '' : ` posted ${period.start} to ${period.end}`} compared with the card; ${findings.length === 0 ? 'none stands out' : `${findings.length} to look at`}.`,
        ],
  );
  const gaps = [...charges.flatMap((one) => one.gaps), ...margins.flatMap((one) => one.gaps)];
  const bullets = [...new Set([...compared, ...gaps])];
  return [
    section(
      'fees',
      'Fees and margins',
      bullets.length === 0 ? ['No charge, order or product file at hand.'] : [],
      bullets,
    ),
    ...margins.flatMap(marginBlocks),
  ];
}

/** Reviews: how many orders may be asked, and what an orders file cannot tell. */
export function reviewBlocks({ reviews }: BriefParts): Block[] {
  const { counts, orders, gap } = reviews;
  if (gap !== null) return [section('reviews', 'Review requests', [gap])];
  if (orders.length === 0) return [section('reviews', 'Review requests', ['No order at hand.'])];
  const metric = (id: keyof typeof counts, label: string): MetricItem => ({
    id,
    label,
    kind: 'integer',
    value: counts[id],
  });
  return [
    section('reviews', 'Review requests', [
      'Windows are estimated: an orders file has no delivery date. Every order with its reasons: sellerctl reviews plan.',
    ]),
    {
      type: 'metrics',
      id: 'review-counts',
      metrics: [
        metric('eligible', 'Ask now'),
        metric('wait', 'Wait'),
        metric('expired', 'Too late'),
        metric('excluded-integrity', 'Left out'),
        metric('unknown', 'Not known'),
      ],
    },
  ];
}

/** What was read, what was not, and which report would add what. */
export function fileBlocks(parts: BriefParts): Block[] {
  const { files } = parts.loaded;
  const kinds = new Map<string, { files: number; rows: number; records: number; problems: number }>();
  for (const { reportType, rows, records, problems } of files) {
    const kind = reportType ?? 'not recognised, left alone';
    const sum = kinds.get(kind) ?? { files: 0, rows: 0, records: 0, problems: 0 };
    kinds.set(kind, {
      files: sum.files + 1,
      rows: sum.rows + rows,
      records: sum.records + records,
      problems: sum.problems + problems.length,
    });
  }
  const missing = missingForBrief(parts);
  return [
    section('files', 'What was read', ['Each file with its control sums: sellerctl reports inspect.']),
    {
      type: 'table',
      id: 'kinds',
      columns: [
        { key: 'kind', label: 'Kind', kind: 'id' },
        { key: 'files', label: 'Files', kind: 'integer' },
        { key: 'rows', label: 'Rows', kind: 'integer', priority: 2 },
        { key: 'records', label: 'Records', kind: 'integer' },
        { key: 'problems', label: 'Problems', kind: 'integer' },
      ],
      rows: [...kinds]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([kind, { files: count, rows, records, problems }]) => [kind, count, rows, records, problems]),
      emptyText: 'Nothing.',
    },
    ...unknownFiles(parts),
    {
      type: 'table',
      id: 'missing',
      title: 'What other reports would add',
      columns: [
        { key: 'report', label: 'Report', kind: 'id' },
        { key: 'adds', label: 'Adds', kind: 'text', truncate: true },
        { key: 'where', label: 'Where to get it', kind: 'text', truncate: true, priority: 2 },
      ],
      rows: missing
        .filter(({ readable }) => readable)
        .map(({ report, adds, where }) => [report, adds.join(', '), where]),
      emptyText: 'Every report that this version reads is here.',
    },
  ];
}

function unknownFiles({ loaded }: BriefParts): Block[] {
  const unknown = loaded.files.filter(({ reportType }) => reportType === null);
  if (unknown.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'not-recognised',
      title: 'Not recognised',
      columns: [
        { key: 'file', label: 'File', kind: 'text' },
        { key: 'nearest', label: 'Nearest kinds', kind: 'text', truncate: true },
      ],
      rows: unknown.map(({ path, nearest }) => [path, nearest.length === 0 ? null : nearest.join(', ')]),
    },
  ];
}
