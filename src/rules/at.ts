import type { IsoDate } from '../model/period.ts';
import type { RuleTable, RuleVersion } from './table.ts';

/** The version in force, or a gap that says what is known. */
export type VersionLookup<Row> =
  | { readonly found: true; readonly version: RuleVersion<Row> }
  | {
      readonly found: false;
      readonly reason: string;
      readonly before: RuleVersion<Row> | null;
      readonly after: RuleVersion<Row> | null;
    };

function startsBy<Row>(version: RuleVersion<Row>, date: IsoDate): boolean {
  return version.effectiveFrom === null || version.effectiveFrom <= date;
}

function endsBefore<Row>(version: RuleVersion<Row>, date: IsoDate): boolean {
  return version.effectiveTo !== undefined && version.effectiveTo !== null && version.effectiveTo < date;
}

/**
 * The version of a table that holds on a date. Never a neighbour's: a date outside every version is a gap, with the
 * last version before it and the first after it so that a caller may show them, marked as not in force.
 */
export function versionAt<Row>(table: RuleTable<Row>, date: IsoDate): VersionLookup<Row> {
  let before: RuleVersion<Row> | null = null;
  let after: RuleVersion<Row> | null = null;
  for (const version of table.versions) {
    if (!startsBy(version, date)) {
      after ??= version;
    } else if (endsBefore(version, date)) {
      before = version;
    } else {
      return { found: true, version };
    }
  }
  const known = [
    before?.effectiveTo === undefined || before.effectiveTo === null
      ? null
      : `the last known version ended on ${before.effectiveTo}`,
    after === null ? null : `the next starts on ${after.effectiveFrom ?? 'an unknown date'}`,
  ].filter((part) => part !== null);
  const detail = known.length > 0 ? known.join(' and ') : 'no version is known';
  return {
    found: false,
    reason: `no ${table.kind} table for ${table.marketplace} on ${date}: ${detail}`,
    before,
    after,
  };
}
