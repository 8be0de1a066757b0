import { addMoney, compareMoney, negateMoney, subtractMoney, sumMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import { problemLine, type Problem } from '../../../model/problem.ts';
import type { SettlementLineRecord, SettlementRecord } from '../../../model/records/settlement.ts';
import type { TransactionRecord } from '../../../model/records/transaction.ts';
import { meaningOf } from './code-book.ts';

/**
 * ties: the lines add up to the total declared, and to the payout where a transfer was read. does-not-tie: they do not.
 * not-declared: no total was read, so nothing can be compared.
 */
export type TieStatus = 'ties' | 'does-not-tie' | 'not-declared';

/** A sum of a part of a settlement. */
export interface TiePart {
  readonly name: string;
  readonly lines: number;
  readonly sum: Money;
}

/** One settlement: what its lines add up to, what Amazon declared, what was paid out. */
export interface SettlementTie {
  readonly settlementId: string;
  readonly files: readonly string[];
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  readonly depositedOn: IsoDate | null;
  readonly currency: string;
  readonly lines: number;
  /** Null where the lines are of several currencies: they are never added. */
  readonly sum: Money | null;
  readonly declared: Money | null;
  /** Payout by the transfer of a date range report; null where none was read. */
  readonly paid: Money | null;
  /** Sum less declared. */
  readonly difference: Money | null;
  readonly status: TieStatus;
  /** Why it does not tie, one sentence each. */
  readonly reasons: readonly string[];
  readonly byMarketplace: readonly TiePart[];
  /** By what the amounts are; `unknown` for words that are in no list. */
  readonly byGroup: readonly TiePart[];
}

const day = (instant: string | null | undefined): IsoDate | null => instant?.slice(0, 10) ?? null;

/** Sums by name and currency, in order of size. */
function parts(lines: readonly SettlementLineRecord[], nameOf: (line: SettlementLineRecord) => string): TiePart[] {
  const sums = new Map<string, { name: string; lines: number; sum: Money }>();
  for (const line of lines) {
    const name = nameOf(line);
    const key = `${name}\u0000${line.amount.currency}`;
    const part = sums.get(key);
    if (part === undefined) sums.set(key, { name, lines: 1, sum: line.amount });
    else Object.assign(part, { lines: part.lines + 1, sum: addMoney(part.sum, line.amount) });
  }
  return [...sums.values()].toSorted(
    (left, right) => right.sum.minor - left.sum.minor || (left.name < right.name ? -1 : 1),
  );
}

/** Rows of the settlement's files that could not be used: the likeliest reason for a difference. */
function lostRows(problems: readonly Problem[], files: readonly string[]): string[] {
  const lost = problems.filter(
    ({ scope, file, code }) =>
      files.includes(file) && (scope === 'row' || code === 'end-missing') && code !== 'records-overlap',
  );
  const [first] = lost;
  if (first === undefined) return [];
  return [
    lost.length === 1
      ? `A row of its file could not be used: ${problemLine(first)}`
      : `${lost.length} rows of its file could not be used, the first: ${problemLine(first)}`,
  ];
}

function paidBy(transactions: readonly TransactionRecord[], settlementId: string, currency: string): Money | null {
  const transfers = transactions.filter(
    (record) =>
      record.typeKind === 'transfer' && record.settlementId === settlementId && record.total.currency === currency,
  );
  return transfers.length === 0
    ? null
    : negateMoney(
        sumMoney(
          transfers.map((record) => record.total),
          currency,
        ),
      );
}

interface Pieces {
  readonly summaries: readonly SettlementRecord[];
  readonly lines: readonly SettlementLineRecord[];
}

function tieOf(
  settlementId: string,
  { summaries, lines }: Pieces,
  transactions: readonly TransactionRecord[],
  problems: readonly Problem[],
): SettlementTie {
  const currencies = new Set([
    ...lines.map(({ amount }) => amount.currency),
    ...summaries.flatMap(({ total }) => total?.currency ?? []),
  ]);
  const [currency = '', ...others] = currencies;
  const files = [...new Set([...summaries, ...lines].map(({ origin }) => origin.file))];
  const [summary] = summaries;
  const reasons: string[] = [];
  if (others.length > 0) {
    reasons.push(
      `Its lines are in several currencies (${[...currencies].toSorted().join(', ')}), which cannot be added.`,
    );
  }
  if (summaries.length > 1) {
    reasons.push(
      `The settlement is stated ${summaries.length} times (rows ${summaries.map(({ origin }) => origin.line).join(', ')}): which of them its lines belong to is not known.`,
    );
  }
  const usable = reasons.length === 0;
  let broken = !usable;
  const sum =
    others.length > 0
      ? null
      : currency === ''
        ? null
        : sumMoney(
            lines.map(({ amount }) => amount),
            currency,
          );
  const declared = usable ? (summary?.total ?? null) : null;
  const paid = others.length > 0 ? null : paidBy(transactions, settlementId, currency);
  const difference = sum === null || declared === null ? null : subtractMoney(sum, declared);
  if (difference !== null && difference.minor !== 0) {
    broken = true;
    reasons.push('Its lines do not add up to the total declared.', ...lostRows(problems, files));
  }
  const goal = declared ?? (usable ? sum : null);
  // A settlement that ends in debt is carried over, not paid.
  if (paid !== null && goal !== null && goal.minor > 0 && compareMoney(paid, goal) !== 0) {
    broken = true;
    reasons.push('The payout of the date range report is another amount.');
  }
  if (summary === undefined) {
    reasons.push('Its first row, which declares the total, was not read: the file may be cut or filtered.');
  } else if (declared === null && usable) {
    reasons.push('Its first row declares no total that can be read.', ...lostRows(problems, files));
  }
  return {
    settlementId,
    files,
    start: day(summary?.start),
    end: day(summary?.end),
    depositedOn: day(summary?.depositedAt),
    currency,
    lines: lines.length,
    sum,
    declared,
    paid,
    difference,
    status: broken ? 'does-not-tie' : declared === null ? 'not-declared' : 'ties',
    reasons,
    byMarketplace: parts(lines, (line) => line.marketplace ?? 'none'),
    byGroup: parts(lines, (line) => meaningOf(line)?.group ?? 'unknown'),
  };
}

/** Lines and summaries by settlement; of a settlement in several files only the first file counts. */
export function settlementsOf(
  summaries: readonly SettlementRecord[],
  lines: readonly SettlementLineRecord[],
): Map<string, { summaries: SettlementRecord[]; lines: SettlementLineRecord[] }> {
  const found = new Map<string, { summaries: SettlementRecord[]; lines: SettlementLineRecord[]; file: string }>();
  for (const record of [...summaries, ...lines]) {
    let pieces = found.get(record.settlementId);
    if (pieces === undefined) {
      pieces = { summaries: [], lines: [], file: record.origin.file };
      found.set(record.settlementId, pieces);
    }
    if (pieces.file !== record.origin.file) continue;
    if (record.kind === 'settlement') pieces.summaries.push(record);
    else pieces.lines.push(record);
  }
  return found;
}

/**
 * Whether each settlement ties to the cent: its lines, the total its first row declares and the payout, where a date
 * range report tells that. Nothing is dropped: unknown words count like all others. Oldest settlement first.
 */
export function tieSettlements(
  summaries: readonly SettlementRecord[],
  lines: readonly SettlementLineRecord[],
  transactions: readonly TransactionRecord[],
  problems: readonly Problem[],
): SettlementTie[] {
  return [...settlementsOf(summaries, lines)]
    .map(([settlementId, pieces]) => tieOf(settlementId, pieces, transactions, problems))
    .toSorted(
      (left, right) =>
        ((left.start ?? '') < (right.start ?? '') ? -1 : (left.start ?? '') > (right.start ?? '') ? 1 : 0) ||
        (left.settlementId < right.settlementId ? -1 : 1),
    );
}
