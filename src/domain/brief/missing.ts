import type { RecordKind, RecordSet } from '../../model/records/record.ts';
import type { BriefParts } from './brief-parts.ts';

/** A report that is not at hand and what it would add to the brief. */
export interface MissingForBrief {
  /** Id of the report type, or the id of the kind for the seller's own files. */
  readonly report: string;
  /** Where a person gets it. */
  readonly where: string;
  readonly adds: readonly string[];
  /** False: this version does not read it yet. */
  readonly readable: boolean;
}

interface Need {
  readonly kind: RecordKind;
  readonly report: string;
  readonly where: string;
  readonly adds: string;
}

/** What the features besides the journey lack without a kind of record. The journey names its own. */
const NEEDS: readonly Need[] = [
  {
    kind: 'listing',
    report: 'GET_MERCHANT_LISTINGS_ALL_DATA',
    where: 'Inventory > Inventory Reports > All Listings Report',
    adds: 'audit of titles and descriptions',
  },
  {
    kind: 'product',
    report: 'PRODUCT_FILE',
    where: 'your own CSV or JSON: sku, cost, dimensions, weight, category, bullets, search terms',
    adds: 'margins, audit of bullets and search terms, your own measures beside Amazon’s',
  },
  {
    kind: 'image',
    report: 'IMAGES',
    where: 'a folder of pictures named by SKU or ASIN and slot: B0ABCDEFGH.MAIN.jpg',
    adds: 'image audit',
  },
  {
    kind: 'fee-preview',
    report: 'GET_FBA_ESTIMATED_FBA_FEES_TXT_DATA',
    where: 'Reports > Fulfillment > Payments > Fee Preview',
    adds: 'Amazon’s own measures of each product, against which charges are checked',
  },
  {
    kind: 'settlement-line',
    report: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
    where: 'Payments > All statements > Download flat file V2',
    adds: 'what Amazon really charged',
  },
  {
    kind: 'order-line',
    report: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
    where: 'Reports > Order Reports > All orders',
    adds: 'review requests, units and prices for margins, sales exposed by a finding',
  },
];

function isMissing(records: RecordSet, kind: RecordKind): boolean {
  return records[kind].length === 0;
}

/** A label within a sentence: `Repeat customer share` begins small, `CTR` stays. */
function inSentence(label: string): string {
  return label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** Reports not at hand, first those that this version reads; each with all that it would add. */
export function missingForBrief({ loaded, journey }: BriefParts): MissingForBrief[] {
  const found = new Map<string, { where: string; adds: string[]; readable: boolean }>();
  for (const { kind, report, where, adds } of NEEDS) {
    if (isMissing(loaded.records, kind)) found.set(report, { where, adds: [adds], readable: true });
  }
  for (const { id, reportType, byHand, adds, readable } of journey.missing) {
    const report = reportType ?? id;
    const where = byHand ?? (reportType === null ? '' : 'by the Selling Partner API only');
    const entry = found.get(report) ?? { where, adds: [], readable };
    entry.adds.push(...adds.map(({ label }) => inSentence(label)));
    found.set(report, entry);
  }
  return [...found]
    .map(([report, entry]) => ({ report, ...entry }))
    .toSorted((left, right) => Number(right.readable) - Number(left.readable));
}
