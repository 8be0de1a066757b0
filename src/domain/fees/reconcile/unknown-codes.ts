import { addMoney, type Money } from '../../../model/money.ts';
import type { SettlementLineRecord } from '../../../model/records/settlement.ts';
import type { TransactionRecord } from '../../../model/records/transaction.ts';
import { knownTransaction, meaningOf } from './code-book.ts';

/** Words of a report that are in no list, with what stands under them. They are counted all the same. */
export interface UnknownCode {
  readonly report: 'settlement' | 'date-range';
  /** What is not known: the amount by its words, or the transaction type. */
  readonly what: 'amount' | 'transaction-type';
  readonly transactionType: string;
  readonly amountType: string | null;
  readonly amountDescription: string | null;
  readonly lines: number;
  readonly sum: Money;
}

/** Every unknown word with its sum, largest first; the same words in two currencies are two entries. */
export function unknownCodes(
  lines: readonly SettlementLineRecord[],
  transactions: readonly TransactionRecord[],
): UnknownCode[] {
  const found = new Map<string, UnknownCode>();
  const add = (entry: Omit<UnknownCode, 'lines' | 'sum'>, amount: Money): void => {
    const key = [...Object.values(entry), amount.currency].join('\u0000');
    const before = found.get(key);
    found.set(key, {
      ...entry,
      lines: (before?.lines ?? 0) + 1,
      sum: before === undefined ? amount : addMoney(before.sum, amount),
    });
  };
  for (const line of lines) {
    const { transactionType, amountType, amountDescription, amount } = line;
    if (meaningOf(line) === null) {
      add({ report: 'settlement', what: 'amount', transactionType, amountType, amountDescription }, amount);
    }
    if (!knownTransaction(line)) {
      const none = { amountType: null, amountDescription: null };
      add({ report: 'settlement', what: 'transaction-type', transactionType, ...none }, amount);
    }
  }
  for (const { type, typeKind, total } of transactions) {
    if (typeKind !== null) continue;
    const entry = { transactionType: type, amountType: null, amountDescription: null };
    add({ report: 'date-range', what: 'transaction-type', ...entry }, total);
  }
  return [...found.values()].toSorted(
    (left, right) => Math.abs(right.sum.minor) - Math.abs(left.sum.minor) || right.lines - left.lines,
  );
}
