import { subtractMoney, sumMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { SettlementLineRecord } from '../../../model/records/settlement.ts';
import type { TransactionRecord } from '../../../model/records/transaction.ts';
import { meaningOf } from './code-book.ts';
import type { SettlementTie } from './settlement-ties.ts';

/** The date range rows of one settlement, beside the settlement itself where it was read. */
export interface TransactionTie {
  /** Null for rows that name no settlement. */
  readonly settlementId: string | null;
  readonly currency: string;
  readonly rows: number;
  /** All rows but transfers. */
  readonly sum: Money;
  /** What went to the bank: transfers, above zero. */
  readonly paid: Money | null;
  /** Rows whose amounts do not add up to their own total. */
  readonly brokenRows: number;
  readonly brokenSum: Money;
  /** Lines of the settlement less money held back or released; null where it was not read or not whole in the span. */
  readonly settlement: Money | null;
  /** Sum less the settlement's. */
  readonly difference: Money | null;
}

/** Groups that a date range report does not show: they move money between settlements. */
const BETWEEN_SETTLEMENTS: ReadonlySet<string> = new Set(['reserve', 'debt']);

function settlementSum(lines: readonly SettlementLineRecord[], currency: string): Money {
  const kept = lines.filter((line) => !BETWEEN_SETTLEMENTS.has(meaningOf(line)?.group ?? ''));
  return sumMoney(
    kept.map((line) => line.amount),
    currency,
  );
}

/** True when the rows read reach from the first to the last day of the settlement. */
function covers(days: readonly IsoDate[], tie: SettlementTie): boolean {
  const [first, last] = [days[0], days.at(-1)];
  return (
    tie.start !== null &&
    tie.end !== null &&
    first !== undefined &&
    last !== undefined &&
    first <= tie.start &&
    last >= tie.end
  );
}

/**
 * Adds up date range rows by settlement and currency, checks that each row adds up, and sets the sum beside that of the
 * settlement. Rows of a status that is not released yet count like the others: the report lists them.
 */
export function tieTransactions(
  transactions: readonly TransactionRecord[],
  ties: readonly SettlementTie[],
  linesOf: (settlementId: string) => readonly SettlementLineRecord[],
): TransactionTie[] {
  const days = transactions.flatMap(({ postedAt }) => (postedAt === null ? [] : [postedAt.slice(0, 10)])).toSorted();
  const groups = Map.groupBy(transactions, (record) => `${record.settlementId ?? ''}\u0000${record.total.currency}`);
  return [...groups.values()].flatMap((rows): TransactionTie[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { settlementId, total } = first;
    const { currency } = total;
    const transfers = rows.filter((record) => record.typeKind === 'transfer');
    const others = rows.filter((record) => record.typeKind !== 'transfer');
    const sum = sumMoney(
      others.map((record) => record.total),
      currency,
    );
    const broken = rows.filter((record) => record.unexplained.minor !== 0);
    const tie = ties.find((candidate) => candidate.settlementId === settlementId);
    const whole = tie !== undefined && tie.sum !== null && tie.currency === currency && covers(days, tie);
    const settlement = whole && settlementId !== null ? settlementSum(linesOf(settlementId), currency) : null;
    return [
      {
        settlementId,
        currency,
        rows: rows.length,
        sum,
        paid:
          transfers.length === 0
            ? null
            : sumMoney(
                transfers.map((record) => ({ ...record.total, minor: -record.total.minor })),
                currency,
              ),
        brokenRows: broken.length,
        brokenSum: sumMoney(
          broken.map((record) => record.unexplained),
          currency,
        ),
        settlement,
        difference: settlement === null ? null : subtractMoney(sum, settlement),
      },
    ];
  });
}
