import type { Block, Document, MetricItem, RunFacts } from '../../../model/document.ts';
import { gapBlocks, skuCount } from '../margins/gap-block.ts';
import { gapGroups } from '../margins/gap-groups.ts';
import { compareData, commonCurrency, yearReason, type FeesCompareData } from './compare-data.ts';
import type { Comparison, CompareSide, FeesComparison } from './compare-fees.ts';
import { pageTable, sheetTable } from './compare-table.ts';
import { compareTotals, type CompareTotals } from './compare-totals.ts';

/** How the document is to be read. */
export interface CompareLayout {
  /** SKUs of each table on a page; null: one sheet with every SKU, for programs. */
  readonly page: { readonly limit: number } | null;
}

function sideText(side: CompareSide): string {
  return [side.marketplace, side.date, ...side.changes].join(' ');
}

function currentText({ salesFrom, year, yearTold }: Comparison): string {
  if (!yearTold || year.period === null || salesFrom === null) return '';
  const { start, end } = year.period;
  return ` Current sales: ${salesFrom} of ${start} to ${end} (${year.days} days). A year is ${year.yearDays} days of these sales, unchanged by the change, as if the fees of each side held all year.`;
}

function metrics(comparison: Comparison, totals: CompareTotals): MetricItem[] {
  const reason = yearReason(comparison);
  const note = reason === null ? {} : { note: reason };
  const tone = totals.profitOfYear === null ? 'neutral' : totals.profitOfYear.minor < 0 ? 'bad' : 'good';
  return [
    { id: 'fees-of-year', label: 'Fees +/- a year', kind: 'money', value: totals.feesOfYear, ...note },
    { id: 'profit-of-year', label: 'Profit +/- a year', kind: 'money', value: totals.profitOfYear, tone },
    { id: 'dearer', label: 'SKUs with dearer fees', kind: 'integer', value: totals.dearer },
    { id: 'cheaper', label: 'SKUs with cheaper fees', kind: 'integer', value: totals.cheaper },
    { id: 'unchanged', label: 'SKUs without a change', kind: 'integer', value: totals.unchanged },
    { id: 'unknown', label: 'SKUs not known', kind: 'integer', value: totals.unknown },
  ];
}

function kindBlock(id: string, { kinds }: CompareTotals): Block[] {
  if (kinds.length === 0) return [];
  return [
    {
      type: 'table',
      id,
      title: 'By kind of fee',
      columns: [
        { key: 'kind', label: 'Fee', kind: 'id' },
        { key: 'skus', label: 'SKUs changed', kind: 'integer' },
        { key: 'of-year', label: 'A year', kind: 'money' },
      ],
      rows: kinds.map(({ kind, skus, ofYear }) => [kind, skus, ofYear]),
    },
  ];
}

function blocksOf(comparison: Comparison, limit: number): Block[] {
  const { before, after, skus, unmatched } = comparison;
  const currency = commonCurrency(comparison);
  const totals = compareTotals(skus, comparison.yearTold ? comparison.year : null, currency);
  const code =
    `${before.marketplace}${before.marketplace === after.marketplace ? '' : `-${after.marketplace}`}`.toLowerCase();
  const money =
    currency === null
      ? `Money in ${before.currency} and ${after.currency}, side by side: no exchange rate is guessed, so shares of the price are compared.`
      : `Money in ${currency}; a change is after less before.`;
  return [
    {
      type: 'prose',
      id: code,
      level: 2,
      title: `${sideText(before)}, then ${sideText(after)}`,
      paragraphs: [`${skuCount(skus.length)} compared.${currentText(comparison)}`],
    },
    { type: 'metrics', id: `totals-${code}`, metrics: metrics(comparison, totals) },
    pageTable(`changes-${code}`, comparison, limit, money),
    ...kindBlock(`kinds-${code}`, totals),
    ...gapBlocks(`gaps-${code}`, gapGroups(skus.map((row) => ({ sku: row.before.entry.sku, gaps: row.gaps })))),
    ...(unmatched.length === 0
      ? []
      : [
          {
            type: 'prose',
            id: `unmatched-${code}`,
            paragraphs: [
              `${skuCount(unmatched.length)} of ${before.marketplace} without the same SKU, or the same ASIN once, in ${after.marketplace}: left out.`,
            ],
          } as const,
        ]),
  ];
}

/**
 * The document of `fees compare`: for each marketplace what changes in all and a year, the SKUs worst first with the
 * fees that change, and what is not known.
 */
export function compareDocument(
  result: FeesComparison,
  run: RunFacts,
  layout: CompareLayout,
): Document<'fees-compare', FeesCompareData> {
  const { comparisons, gaps } = result;
  const { page } = layout;
  return {
    kind: 'fees-compare',
    schemaVersion: 1,
    title: 'Fees compared',
    data: compareData(result),
    blocks:
      page === null
        ? [sheetTable(comparisons)]
        : [
            ...comparisons.flatMap((comparison) => blocksOf(comparison, page.limit)),
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
    problems: [],
    provenance: {
      ...run,
      rules: comparisons.flatMap(({ rules }) => rules),
      freshness: comparisons.flatMap(({ freshness }) => freshness),
    },
  };
}
