import type { Confidence, SourceRef } from '../../../model/confidence.ts';
import type { Finding, FindingBasis, FindingPlace } from '../../../model/finding.ts';
import { decimalText, sumMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Origin } from '../../../model/records/origin.ts';
import { claimSpan, claimWindow, daysLeft, windowSource, type ClaimKind } from './claim-window.ts';

/** One charge, refund or movement that a case rests on. */
export interface CaseLine {
  readonly orderId: string | null;
  /** The day the window of a claim is counted from. */
  readonly day: IsoDate;
  readonly sku: string;
  readonly quantity: number;
  /** What the line is: `fulfilment fee`, `referral fee`, `unit misplaced`... */
  readonly what: string;
  /** What Amazon took, kept or did not pay. */
  readonly charged: Money | null;
  /** The most the rule allows. */
  readonly expected: Money | null;
  /** Money at stake; null where it is not known. */
  readonly difference: Money | null;
  readonly origin: Origin;
}

/** Until when the lines of a case may be claimed. */
export interface CaseWindow {
  /** What the days are counted from, in words. */
  readonly from: string;
  readonly opensDays: number;
  readonly closesDays: number;
  /** Lines that may still be claimed, today or later. */
  readonly openLines: number;
  readonly openMoney: Money | null;
  /** First day on which the oldest open line may be claimed, and the last. Null when all are too late. */
  readonly opensOn: IsoDate | null;
  readonly closesOn: IsoDate | null;
  readonly daysLeft: number | null;
  readonly source: SourceRef;
}

/** Something Amazon took or did not pay against a rule, with all that a claim needs. */
export interface ReconcileCase {
  readonly finding: Finding;
  readonly units: number;
  readonly lines: readonly CaseLine[];
  /** What to collect before writing to Amazon. */
  readonly evidence: readonly string[];
  /** Null where no window is known for the marketplace. */
  readonly window: CaseWindow | null;
  readonly confidence: Confidence;
  /** Parts of the same line that would explain all of it: to be ruled out first. Such money is in no total. */
  readonly explainedBy: readonly string[];
}

function sumKnown(amounts: readonly (Money | null)[], currency: string): Money | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sumMoney(known, currency);
}

export function windowOf(
  lines: readonly CaseLine[],
  kind: ClaimKind,
  marketplace: string,
  currency: string,
  asOf: IsoDate,
): CaseWindow | null {
  const row = claimWindow(kind, marketplace);
  if (row === null) return null;
  const spans = lines.map((line) => ({ line, span: claimSpan(row, line.day) }));
  const open = spans
    .filter(({ span }) => span.closesOn >= asOf)
    .toSorted((left, right) => (left.span.closesOn < right.span.closesOn ? -1 : 1));
  const first = open[0]?.span;
  return {
    from: row.from,
    opensDays: row.opensDays,
    closesDays: row.closesDays,
    openLines: open.length,
    openMoney: sumKnown(
      open.map(({ line }) => line.difference),
      currency,
    ),
    opensOn: first?.opensOn ?? null,
    closesOn: first?.closesOn ?? null,
    daysLeft: first === undefined ? null : daysLeft(first, asOf),
    source: windowSource(row),
  };
}

/** The window in words, as the last sentence of what to do. */
export function windowWords(window: CaseWindow | null, lines: number, asOf: IsoDate): string {
  if (window === null) return 'How long Amazon takes such claims in this marketplace is not known: ask soon.';
  const span =
    window.opensDays === 0 ? `within ${window.closesDays}` : `between ${window.opensDays} and ${window.closesDays}`;
  const sure = window.source.confidence === 'c' ? ' (assumed: no page says it of this fee)' : '';
  const rule = `Amazon takes such claims ${span} days of ${window.from}${sure}`;
  if (window.openLines === 0 || window.opensOn === null) return `${rule}: all of it is older.`;
  const money = window.openMoney === null ? '' : ` (${decimalText(window.openMoney)} ${window.openMoney.currency})`;
  const wait = window.opensOn > asOf ? `; it opens on ${window.opensOn}` : '';
  const days = `${window.daysLeft ?? 0} ${window.daysLeft === 1 ? 'day' : 'days'}`;
  return `${rule}: ${window.openLines} of ${lines} ${lines === 1 ? 'line' : 'lines'}${money} can still be claimed, the oldest for ${days}${wait}.`;
}

/** What a check says of a case; the window, the money and the finding follow from it. */
export interface CaseInput {
  readonly rule: string;
  readonly basis: FindingBasis;
  readonly field: string;
  readonly where: FindingPlace;
  readonly message: string;
  /** What to do, without the window: that is added. */
  readonly fix: string;
  readonly stakeBasis: string;
  readonly measured?: Finding['evidence'];
  readonly source: SourceRef;
  readonly claim: ClaimKind;
  readonly marketplace: string;
  readonly currency: string;
  readonly asOf: IsoDate;
  readonly lines: readonly CaseLine[];
  readonly evidence: readonly string[];
  readonly explainedBy?: readonly string[];
}

/** Makes a case of what a check found: money added up, window counted, finding in the shape of all findings. */
export function makeCase(input: CaseInput): ReconcileCase {
  const { lines, marketplace, currency, asOf, source } = input;
  const window = windowOf(lines, input.claim, marketplace, currency, asOf);
  const stake = sumKnown(
    lines.map((line) => line.difference),
    currency,
  );
  const finding: Finding = {
    rule: input.rule,
    severity: 'warning',
    basis: input.basis,
    field: input.field,
    where: input.where,
    message: input.message,
    fix: `${input.fix} ${windowWords(window, lines.length, asOf)}`,
    ...(input.measured === undefined ? {} : { evidence: input.measured }),
    ...(stake === null ? {} : { stake, stakeBasis: input.stakeBasis }),
    source,
  };
  return {
    finding,
    units: lines.reduce((sum, line) => sum + line.quantity, 0),
    lines,
    evidence: input.evidence,
    window,
    confidence: source.confidence,
    explainedBy: input.explainedBy ?? [],
  };
}

/** Most money first; cases that a part of the same line may explain come last, then those whose money is not known. */
export function rankCases(cases: readonly ReconcileCase[]): ReconcileCase[] {
  const place = ({ explainedBy, finding }: ReconcileCase): number =>
    explainedBy.length > 0 ? 2 : finding.stake === undefined ? 1 : 0;
  const name = ({ finding }: ReconcileCase): string => `${finding.where.sku ?? ''} ${finding.rule}`;
  return cases.toSorted(
    (left, right) =>
      place(left) - place(right) ||
      (right.finding.stake?.minor ?? 0) - (left.finding.stake?.minor ?? 0) ||
      (name(left) < name(right) ? -1 : 1),
  );
}
