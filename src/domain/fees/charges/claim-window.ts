import type { SourceRef } from '../../../model/confidence.ts';
import { addDays, daysBetween, type IsoDate } from '../../../model/period.ts';
import { claimWindows, type ClaimWindowRow } from '../../../rules/policy/claim-tables.ts';
import { sourceRef } from '../provenance.ts';

/** What a claim is about; each has windows of its own. */
export type ClaimKind = 'fee-measures' | 'fee-other' | 'customer-return' | 'warehouse';

/** From when and until when Amazon takes a claim about one event. */
export interface ClaimSpan {
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
}

/** The window that holds for a kind of claim in a marketplace; null where none is known. */
export function claimWindow(kind: ClaimKind, marketplace: string): ClaimWindowRow | null {
  const rows = claimWindows.versions.flatMap((version) => version.rows);
  return (
    rows.find(
      (row) =>
        (row.id === kind || row.id.startsWith(`${kind}-`)) &&
        (row.marketplaces === null || row.marketplaces.includes(marketplace)),
    ) ?? null
  );
}

export function claimSpan(row: ClaimWindowRow, day: IsoDate): ClaimSpan {
  return { opensOn: addDays(day, row.opensDays), closesOn: addDays(day, row.closesDays) };
}

/** Days left to claim, today included as zero; below zero when it is too late. */
export function daysLeft(span: ClaimSpan, asOf: IsoDate): number {
  return daysBetween(asOf, span.closesOn);
}

/** The page a window comes from. */
export function windowSource(row: ClaimWindowRow): SourceRef {
  const sources = claimWindows.versions.flatMap((version) => version.sources);
  const source = sources.find(({ id }) => row.sources.includes(id));
  return source === undefined ? { confidence: row.confidence } : sourceRef(source, row.confidence);
}
