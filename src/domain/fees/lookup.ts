import type { Confidence } from '../../model/confidence.ts';
import { money, moneyFromNumber, type Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Weight } from '../../model/records/product.ts';
import { versionAt } from '../../rules/at.ts';
import type { WeightStep } from '../../rules/fee-rows.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import type { Because, FeeKind, Gap, GapCode } from './fee-types.ts';
import { tableWeight } from './measure.ts';
import { compareQuantity, type Quantity } from './quantity.ts';
import { ceilRational, divideRational, subtractRational } from './rational.ts';

/** Far above what floats err by in a count of steps, far below a step. */
const STEP_CLOSE = 1e-6;

/** The source shown for a row: the first of its own that has an address, else the version's first. */
function sourceOf(version: RuleVersion<unknown>, ids: readonly string[]): Because['source'] {
  const own = version.sources.filter((source) => ids.includes(source.id));
  const shown = own.find((source) => source.url !== null) ?? own[0] ?? version.sources[0];
  if (shown === undefined) throw new Error('a rule version without a source');
  return shown;
}

interface SourcedRow {
  readonly id: string;
  readonly sources?: readonly string[];
}

/** Reasons are the same for every unit that a row holds for; one of each is kept while the row is. */
const reasons = new WeakMap<SourcedRow, Because[]>();

/** Ties an amount to its table, version and row. */
export function because(
  kind: string,
  version: RuleVersion<unknown>,
  row: SourcedRow,
  confidence: Confidence = version.confidence,
): Because {
  let ofRow = reasons.get(row);
  if (ofRow === undefined) reasons.set(row, (ofRow = []));
  const known = ofRow.find(
    (reason) => reason.confidence === confidence && reason.table === kind && reason.version === version.effectiveFrom,
  );
  if (known !== undefined) return known;
  const made: Because = {
    table: kind,
    version: version.effectiveFrom,
    row: row.id,
    source: sourceOf(version, row.sources ?? []),
    confidence,
  };
  ofRow.push(made);
  return made;
}

/** The reason of an amount that the seller gave. */
export function ownFigure(date: IsoDate, flag: string): Because {
  const source = { id: 'own', url: null, title: 'Your own figure', retrieved: date, confidence: 'a' } as const;
  return { table: 'own-figure', version: null, row: flag, source, confidence: 'a' };
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

/** A span of weights in a table: above its lower end, up to and including its upper end. */
export interface WeightSpan {
  readonly weightFrom: number;
  readonly weightTo: number | null;
  readonly unit: Weight['unit'];
}

/** True when the weight lies in the span. */
export function inSpan(span: WeightSpan, weight: Quantity): boolean {
  return (
    (span.weightFrom === 0 || compareQuantity(weight, tableWeight(span.weightFrom, span.unit)) > 0) &&
    (span.weightTo === null || compareQuantity(weight, tableWeight(span.weightTo, span.unit)) <= 0)
  );
}

/** Steps that a weight has started above the foot of an open row. */
export function startedSteps(step: WeightStep, weight: Quantity): number {
  const above = tableWeight(step.above.value, step.above.unit);
  const every = tableWeight(step.every.value, step.every.unit);
  const steps = (weight.approx - above.approx) / every.approx;
  // Only near a whole number could a float count one step too many or too few.
  if (Math.abs(steps - Math.round(steps)) > STEP_CLOSE) return Math.max(0, Math.ceil(steps));
  return ceilRational(divideRational(subtractRational(weight.exact, above.exact), every.exact));
}

/** What a row charges: its fee and an amount for each started step. */
export function steppedFee(fee: number, step: WeightStep | null, weight: Quantity, currency: string): Money {
  const base = moneyFromNumber(fee, currency);
  if (step === null) return base;
  return money(base.minor + startedSteps(step, weight) * moneyFromNumber(step.amount, currency).minor, currency);
}

/** The version in force on the date; null where the table is missing, has not begun or has ended. */
export function versionOrNull<Row>(table: RuleTable<Row> | null, date: IsoDate): RuleVersion<Row> | null {
  if (table === null) return null;
  const found = versionAt(table, date);
  return found.found ? found.version : null;
}
