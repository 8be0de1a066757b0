import { type Confidence, type SourceRef, weakestConfidence } from '../../model/confidence.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import type { IsoDate } from '../../model/period.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import { versionAt } from '../../rules/at.ts';
import tableJson from '../../rules/policy/review-requests.json' with { type: 'json' };
import type { RuleSource, RuleTable } from '../../rules/table.ts';

interface RowBase {
  readonly id: string;
  readonly why: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** Amazon's window around the delivery dates of an order. */
export interface WindowRow extends RowBase {
  readonly type: 'window';
  readonly openDaysAfterEarliestDelivery: number;
  readonly closeDaysAfterLatestDelivery: number;
}

/** When to ask inside the window. */
export interface DueRow extends RowBase {
  readonly type: 'due';
  readonly daysAfterDelivery: number;
}

/** Days after purchase between which a parcel is taken to arrive, where no file tells. */
export interface EstimateRow extends RowBase {
  readonly type: 'delivery-estimate';
  readonly fulfilment: FulfilmentChannel;
  readonly earliestDays: number;
  readonly latestDays: number;
}

/** Days that the range Amazon promised may lie around the arrival it expected when a parcel left. */
export interface ArrivalRow extends RowBase {
  readonly type: 'arrival-range';
  readonly earliestDays: number;
  readonly latestDays: number;
}

/** One rule on who may be asked. */
export interface EligibilityRow extends RowBase {
  readonly type: 'eligibility';
  readonly name: string;
  readonly when: string;
  readonly class: string;
  readonly classMeaning: string;
  /** False for rules that sample on how happy the buyer may be. */
  readonly neutral: boolean;
  readonly on: boolean;
  readonly action: string;
}

type ReviewRow =
  | WindowRow
  | DueRow
  | EstimateRow
  | ArrivalRow
  | EligibilityRow
  | (RowBase & { readonly type: 'policy' });

/** The rules a plan needs, as they hold on one day. */
export interface ReviewRules {
  readonly window: WindowRow;
  readonly due: DueRow;
  readonly estimates: readonly EstimateRow[];
  readonly arrival: ArrivalRow;
  readonly eligibility: readonly EligibilityRow[];
  readonly sources: readonly RuleSource[];
  readonly provenance: ProvenanceRule;
}

// JSON widens every literal to string; a test checks the rows.
const table = tableJson as unknown as RuleTable<ReviewRow>;

function only<T extends ReviewRow['type']>(rows: readonly ReviewRow[], type: T): Extract<ReviewRow, { type: T }>[] {
  return rows.filter((row): row is Extract<ReviewRow, { type: T }> => row.type === type);
}

/** A table's source as documents print it. */
export function sourceRef({ url, ...source }: RuleSource): SourceRef {
  return url === null ? source : { ...source, url };
}

/**
 * The rules for review requests on a day (Amazon's communication guidelines and Solicitations API, and our own choices,
 * each marked with its confidence). Null with a reason when no version holds on that day.
 */
export function reviewRulesAt(date: IsoDate): { rules: ReviewRules } | { rules: null; reason: string } {
  const found = versionAt(table, date);
  if (!found.found) return { rules: null, reason: found.reason };
  const { rows, sources, effectiveFrom } = found.version;
  const [window] = only(rows, 'window');
  const [due] = only(rows, 'due');
  const [arrival] = only(rows, 'arrival-range');
  if (!window || !due || !arrival) return { rules: null, reason: 'the table of review requests has no window' };
  const estimates = only(rows, 'delivery-estimate');
  const used = new Set([...window.sources, ...due.sources, ...estimates.flatMap((row) => row.sources)]);
  return {
    rules: {
      window,
      due,
      estimates,
      arrival,
      eligibility: only(rows, 'eligibility'),
      sources,
      provenance: {
        table: table.kind,
        marketplace: table.marketplace,
        version: effectiveFrom,
        // Dates rest on an assumed delivery range, so the plan is only as sure as that.
        confidence: weakestConfidence([window, due, ...estimates].map((row) => row.confidence)),
        sources: sources.filter((source) => used.has(source.id)).map(sourceRef),
      },
    },
  };
}
