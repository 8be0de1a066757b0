import type { IsoDate } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { MEASURES } from './measures.ts';
import { metricDefinitions, reportDefinitions } from './registry.ts';

/** A report that is not at hand and the metrics it would add. */
export interface MissingReport {
  readonly id: string;
  readonly title: string;
  /** Report type of the Selling Partner API; null where there is none. */
  readonly reportType: string | null;
  /** Where a person downloads it; null where that is not known. */
  readonly byHand: string | null;
  /** False: this version does not read the report, so adding it changes nothing yet. */
  readonly readable: boolean;
  readonly adds: readonly { readonly id: string; readonly label: string; readonly stage: string }[];
  readonly note: string | null;
}

/**
 * Reports of which no record is at hand, with the metrics each would add; those this version reads first. A metric
 * that needs two reports is named with each of them that is missing.
 */
export function missingReports(records: RecordSet, asOf: IsoDate): readonly MissingReport[] {
  const definitions = metricDefinitions(asOf);
  const missing = reportDefinitions(asOf).flatMap((report): MissingReport[] => {
    const { id, title, reportType, byHand, recordKind, note } = report;
    if (recordKind !== null && records[recordKind].length > 0) return [];
    const readable = recordKind !== null;
    const adds = definitions
      .filter((metric) => metric.inputs.some((input) => input.report === id) && MEASURES.has(metric.id) === readable)
      .map((metric) => ({ id: metric.id, label: metric.label, stage: metric.stage }));
    return adds.length === 0 ? [] : [{ id, title, reportType, byHand, readable, adds, note: note ?? null }];
  });
  return [...missing.filter(({ readable }) => readable), ...missing.filter(({ readable }) => !readable)];
}
