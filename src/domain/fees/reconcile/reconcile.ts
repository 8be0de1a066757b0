import type { Freshness, ProvenanceRule } from '../../../model/document.ts';
import { findMarketplace } from '../../../model/marketplace.ts';
import { addMoney, zeroMoney, type Money } from '../../../model/money.ts';
import { daysBetween, type IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { feeRulesFor, withTables } from '../../../rules/fee-rules.ts';
import { claimWindows, refundAdministration, stockLosses } from '../../../rules/policy/claim-tables.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { checkCharges, type ChargeCheck } from '../check-charges.ts';
import { marketplaceOf } from '../charges/charged-lines.ts';
import type { ReconcileCase } from '../charges/reconcile-case.ts';
import { sourceRef } from '../provenance.ts';
import { settlementsOf, tieSettlements, type SettlementTie } from './settlement-ties.ts';
import { tieTransactions, type TransactionTie } from './transaction-ties.ts';
import { unknownCodes, type UnknownCode } from './unknown-codes.ts';

export interface ReconcileOptions {
  readonly asOf: IsoDate;
  /** Null: every marketplace that the files name, each for itself. Settlements tie whole in any case. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** Problems of the files read: rows that were lost explain a settlement that does not tie. */
  readonly problems?: readonly Problem[];
  /** Tables in place of the shipped ones. */
  readonly ownTables?: readonly RuleTable<unknown>[];
}

/** Money of the cases in one currency. */
export interface CaseTotals {
  readonly currency: string;
  readonly cases: number;
  /** Money at stake, cases that a part of the same line may explain left out. */
  readonly stake: Money;
  /** Of that, what can still be claimed. */
  readonly claimable: Money;
  /** Money of the cases that a part of the same line may explain. */
  readonly explained: Money;
}

/** Settlements tied, charges compared, claims found. */
export interface ReconcileResult {
  readonly asOf: IsoDate;
  /** False as soon as one settlement does not tie or one date range row does not add up. */
  readonly tied: boolean;
  readonly settlements: readonly SettlementTie[];
  readonly transactions: readonly TransactionTie[];
  readonly unknown: readonly UnknownCode[];
  readonly checks: readonly ChargeCheck[];
  /** Of all marketplaces, those with most money against what was sold in their currency first. */
  readonly cases: readonly ReconcileCase[];
  readonly totals: readonly CaseTotals[];
  readonly gaps: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

function marketplacesOf(records: RecordSet): string[] {
  const named = [
    ...records['settlement-line'].map(marketplaceOf),
    ...records.transaction.map(({ marketplace }) => marketplace),
    ...records['ledger-event'].map(({ country }) => findMarketplace(country ?? '')?.code ?? null),
    ...records['storage-charge'].map(({ country }) => findMarketplace(country ?? '')?.code ?? null),
  ];
  return [...new Set(named.filter((code) => code !== null))].toSorted();
}

/** Money moved in each currency: amounts of two currencies are compared as shares of it, never with each other. */
function turnover(records: RecordSet): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { amount, amountType } of records['settlement-line']) {
    if (amountType !== 'ItemPrice' || amount.minor <= 0) continue;
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return sums;
}

function ranked(checks: readonly ChargeCheck[], records: RecordSet): ReconcileCase[] {
  const sums = turnover(records);
  const place = ({ explainedBy, finding }: ReconcileCase): number =>
    explainedBy.length > 0 ? 2 : finding.stake === undefined ? 1 : 0;
  const weight = ({ finding: { stake } }: ReconcileCase): number =>
    stake === undefined ? 0 : stake.minor / (sums.get(stake.currency) ?? Infinity);
  // The sort keeps the order of each marketplace where weights are equal.
  return checks
    .flatMap((check) => check.cases)
    .toSorted((left, right) => place(left) - place(right) || weight(right) - weight(left));
}

function totalsOf(checks: readonly ChargeCheck[]): CaseTotals[] {
  const totals = new Map<string, CaseTotals>();
  for (const { currency, cases } of checks) {
    for (const { finding, window, explainedBy } of cases) {
      const zero = zeroMoney(currency);
      const before = totals.get(currency) ?? { currency, cases: 0, stake: zero, claimable: zero, explained: zero };
      const stake = finding.stake ?? zero;
      const own = explainedBy.length === 0;
      totals.set(currency, {
        currency,
        cases: before.cases + 1,
        stake: own ? addMoney(before.stake, stake) : before.stake,
        claimable: own ? addMoney(before.claimable, window?.openMoney ?? zero) : before.claimable,
        explained: own ? before.explained : addMoney(before.explained, stake),
      });
    }
  }
  return [...totals.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1));
}

/** The policy tables that the rules of the cases come from. */
function policyUsed(cases: readonly ReconcileCase[]): ProvenanceRule[] {
  const rules = new Set(cases.map((entry) => entry.finding.rule));
  const tables: readonly (readonly [RuleTable<unknown>, boolean])[] = [
    [claimWindows, cases.length > 0],
    [refundAdministration, rules.has('FEE-REFUND')],
    [stockLosses, [...rules].some((rule) => /^(?:STOCK|RETURN)-/.test(rule))],
  ];
  return tables.flatMap(([table, used]) =>
    used
      ? table.versions.map((version) => ({
          table: table.kind,
          marketplace: table.marketplace,
          version: version.effectiveFrom,
          confidence: version.confidence,
          sources: version.sources.map((source) => sourceRef(source)),
        }))
      : [],
  );
}

function freshnessOf(records: RecordSet, asOf: IsoDate): Freshness[] {
  const newest = (what: string, days: readonly (string | null)[]): Freshness[] => {
    const latest = days.reduce<string>(
      (last, day) => (day !== null && day.slice(0, 10) > last ? day.slice(0, 10) : last),
      '',
    );
    return latest === '' ? [] : [{ what, latest, daysOld: daysBetween(latest, asOf) }];
  };
  return [
    ...newest(
      'settlements',
      records['settlement-line'].map((line) => line.postedAt),
    ),
    ...newest(
      'date range transactions',
      records.transaction.map((row) => row.postedAt),
    ),
    ...newest(
      'reimbursements',
      records.reimbursement.map((row) => row.approvedOn),
    ),
    ...newest(
      'customer returns',
      records['customer-return'].map((row) => row.returnedAt),
    ),
    ...newest(
      'inventory ledger',
      records['ledger-event'].map((row) => row.date),
    ),
  ];
}

/**
 * Ties every settlement to the cent (lines, declared total, payout), lists words that are in no list with their sums,
 * and sets what was charged and paid beside the rules, marketplace by marketplace. Currencies are never mixed. Throws
 * nothing for odd records: what cannot be compared is a gap in words.
 */
export function reconcile(records: RecordSet, options: ReconcileOptions): ReconcileResult {
  const { asOf, problems = [], ownTables = [], ...span } = options;
  const pieces = settlementsOf(records.settlement, records['settlement-line']);
  const settlements = tieSettlements(records.settlement, records['settlement-line'], records.transaction, problems);
  const transactions = tieTransactions(records.transaction, settlements, (id) => pieces.get(id)?.lines ?? []);
  const marketplaces = options.marketplace === null ? marketplacesOf(records) : [options.marketplace];
  const checks = marketplaces.map((marketplace) => {
    const shipped = feeRulesFor(marketplace);
    const rules = shipped === null ? {} : { rules: withTables(shipped, ownTables) };
    return checkCharges(records, { ...span, asOf, marketplace, ...rules });
  });
  const cases = ranked(checks, records);
  const lines = [...pieces.values()].flatMap((settlement) => settlement.lines);
  return {
    asOf,
    tied:
      settlements.every(({ status }) => status !== 'does-not-tie') && transactions.every((tie) => tie.brokenRows === 0),
    settlements,
    transactions,
    unknown: unknownCodes(lines, records.transaction),
    checks,
    cases,
    totals: totalsOf(checks),
    gaps: [
      ...(records['settlement-line'].length === 0 && records.settlement.length === 0
        ? ['No settlement was read: nothing can be tied.']
        : []),
      ...new Set(
        checks.flatMap((check) => check.gaps.map((gap) => (checks.length > 1 ? `${check.marketplace}: ${gap}` : gap))),
      ),
    ],
    rules: [...checks.flatMap((check) => check.rules), ...policyUsed(cases)],
    freshness: freshnessOf(records, asOf),
  };
}
