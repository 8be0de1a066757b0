import type { Confidence } from '../../model/confidence.ts';
import type { Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import { versionAt } from '../../rules/at.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import type { Because, FeeKind, Gap, GapCode } from './fee-types.ts';

/** The source shown for a row: the first of its own that has an address, else the version's first. */
function sourceOf(version: RuleVersion<unknown>, ids: readonly string[]): Because['source'] {
  const own = version.sources.filter((source) => ids.includes(source.id));
  const shown = own.find((source) => source.url !== null) ?? own[0] ?? version.sources[0];
  if (shown === undefined) throw new Error('a rule version without a source');
  return shown;
}

/** Ties an amount to its table, version and row. */
export function because(
  kind: string,
  version: RuleVersion<unknown>,
  row: { readonly id: string; readonly sources?: readonly string[] },
  confidence: Confidence = version.confidence,
): Because {
  return {
    table: kind,
    version: version.effectiveFrom,
    row: row.id,
    source: sourceOf(version, row.sources ?? []),
    confidence,
  };
}

export function gap(
  kind: FeeKind,
  code: GapCode,
  reason: string,
  suggestions: readonly string[] = [],
  lastKnown: { amount: Money; because: Because } | null = null,
): { gap: Gap } {
  return { gap: { kind, code, reason, suggestions, lastKnown } };
}

/** The version in force on the date; null where the table is missing, has not begun or has ended. */
export function versionOrNull<Row>(table: RuleTable<Row> | null, date: IsoDate): RuleVersion<Row> | null {
  if (table === null) return null;
  const found = versionAt(table, date);
  return found.found ? found.version : null;
}
