import type { SourceRef } from '../../../model/confidence.ts';
import { majorUnits, type Money } from '../../../model/money.ts';
import type { CaseLine, ReconcileCase } from '../charges/reconcile-case.ts';
import type { ReconcileResult } from './reconcile.ts';
import type { SettlementTie } from './settlement-ties.ts';
import type { TransactionTie } from './transaction-ties.ts';

/** A part of a settlement. */
export interface TiePartData {
  /** Marketplace code or kind of amount; `none` and `unknown` where the lines do not tell. */
  readonly name: string;
  readonly lines: number;
  /** Major units. */
  readonly sum: number;
  readonly currency: string;
}

/** One settlement: lines, declared total, payout. Money in major units of `currency`; null where not known. */
export interface SettlementTieData {
  readonly settlementId: string;
  readonly files: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly depositedOn: string | null;
  readonly currency: string;
  readonly lines: number;
  readonly sum: number | null;
  readonly declared: number | null;
  /** Payout by the transfer of a date range report; null where none was read. */
  readonly paid: number | null;
  /** Sum less declared. */
  readonly difference: number | null;
  readonly status: 'ties' | 'does-not-tie' | 'not-declared';
  readonly reasons: readonly string[];
  readonly byMarketplace: readonly TiePartData[];
  readonly byGroup: readonly TiePartData[];
}

/** Date range rows of one settlement, transfers apart. Money in major units of `currency`. */
export interface TransactionTieData {
  readonly settlementId: string | null;
  readonly currency: string;
  readonly rows: number;
  readonly sum: number;
  readonly paid: number | null;
  /** Rows whose amounts do not add up to their own total, and by how much. */
  readonly brokenRows: number;
  readonly brokenSum: number;
  /** The settlement without money held back or released; null where it was not read whole. */
  readonly settlement: number | null;
  readonly difference: number | null;
}

/** Words of a report that are in no list. */
export interface UnknownCodeData {
  readonly report: 'settlement' | 'date-range';
  readonly what: 'amount' | 'transaction-type';
  readonly transactionType: string;
  readonly amountType: string | null;
  readonly amountDescription: string | null;
  readonly lines: number;
  readonly sum: number;
  readonly currency: string;
}

/** One charge, refund or movement of a case. Money in major units. */
export interface CaseLineData {
  readonly orderId: string | null;
  /** ISO date that the window is counted from. */
  readonly day: string;
  readonly sku: string;
  readonly quantity: number;
  readonly what: string;
  readonly charged: number | null;
  readonly expected: number | null;
  readonly difference: number | null;
  readonly file: string;
  readonly line: number;
}

/** Until when Amazon takes a claim. */
export interface CaseWindowData {
  readonly from: string;
  readonly opensDays: number;
  readonly closesDays: number;
  readonly openLines: number;
  readonly openMoney: number | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  /** Of the oldest line that can still be claimed; null when all are too late. */
  readonly daysLeft: number | null;
  readonly source: SourceRef;
}

/** Something to take to Amazon, or to look at first. */
export interface ReconcileCaseData {
  /** `FEE-CHARGED`, `FEE-JUMP`, `FEE-REFERRAL`, `FEE-REFUND`, `RETURN-MISSING`, `STOCK-LOST`... */
  readonly rule: string;
  /** written-rule: the rule alone decides. question: something must be looked at first. */
  readonly basis: string;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly currency: string | null;
  readonly units: number;
  /** Money at stake in major units; null where it is not known. */
  readonly money: number | null;
  readonly moneyBasis: string | null;
  readonly confidence: 'a' | 'b' | 'c';
  readonly message: string;
  readonly fix: string;
  /** Parts of the same line that would explain all of it: rule them out first. */
  readonly explainedBy: readonly string[];
  readonly evidence: readonly string[];
  readonly window: CaseWindowData | null;
  readonly source: SourceRef;
  readonly lines: readonly CaseLineData[];
}

/** `data` of `fees reconcile`. */
export interface FeesReconcileData {
  readonly asOf: string;
  /** False as soon as one settlement does not tie or one date range row does not add up: exit code 3. */
  readonly tied: boolean;
  readonly settlements: readonly SettlementTieData[];
  readonly transactions: readonly TransactionTieData[];
  readonly unknownCodes: readonly UnknownCodeData[];
  /** Most money first; what a part of the same line may explain comes last. */
  readonly cases: readonly ReconcileCaseData[];
  /** Money of the cases by currency, in major units. */
  readonly totals: readonly {
    readonly currency: string;
    readonly cases: number;
    /** Without cases that a part of the same line may explain. */
    readonly money: number;
    readonly claimable: number;
    readonly explained: number;
  }[];
  /** What could not be compared and why. */
  readonly gaps: readonly string[];
}

const major = (amount: Money | null): number | null => (amount === null ? null : majorUnits(amount));

function tieData(tie: SettlementTie): SettlementTieData {
  const part = ({ name, lines, sum }: SettlementTie['byGroup'][number]): TiePartData => ({
    name,
    lines,
    sum: majorUnits(sum),
    currency: sum.currency,
  });
  return {
    ...tie,
    sum: major(tie.sum),
    declared: major(tie.declared),
    paid: major(tie.paid),
    difference: major(tie.difference),
    byMarketplace: tie.byMarketplace.map(part),
    byGroup: tie.byGroup.map(part),
  };
}

function transactionData(tie: TransactionTie): TransactionTieData {
  return {
    ...tie,
    sum: majorUnits(tie.sum),
    paid: major(tie.paid),
    brokenSum: majorUnits(tie.brokenSum),
    settlement: major(tie.settlement),
    difference: major(tie.difference),
  };
}

function lineData({ origin, ...line }: CaseLine): CaseLineData {
  return {
    ...line,
    charged: major(line.charged),
    expected: major(line.expected),
    difference: major(line.difference),
    file: origin.file,
    line: origin.line,
  };
}

function caseData({
  finding,
  window,
  units,
  confidence,
  explainedBy,
  evidence,
  lines,
}: ReconcileCase): ReconcileCaseData {
  const { where, stake } = finding;
  return {
    rule: finding.rule,
    basis: finding.basis,
    sku: where.sku ?? null,
    asin: where.asin ?? null,
    marketplace: where.marketplace ?? null,
    currency: stake?.currency ?? null,
    units,
    money: major(stake ?? null),
    moneyBasis: finding.stakeBasis ?? null,
    confidence,
    message: finding.message,
    fix: finding.fix ?? '',
    explainedBy,
    evidence,
    window: window === null ? null : { ...window, openMoney: major(window.openMoney) },
    source: finding.source,
    lines: lines.map(lineData),
  };
}

/** The result as plain JSON. */
export function reconcileData(result: ReconcileResult): FeesReconcileData {
  return {
    asOf: result.asOf,
    tied: result.tied,
    settlements: result.settlements.map(tieData),
    transactions: result.transactions.map(transactionData),
    unknownCodes: result.unknown.map(({ sum, ...code }) => ({ ...code, sum: majorUnits(sum), currency: sum.currency })),
    cases: result.cases.map(caseData),
    totals: result.totals.map(({ currency, cases, stake, claimable, explained }) => ({
      currency,
      cases,
      money: majorUnits(stake),
      claimable: majorUnits(claimable),
      explained: majorUnits(explained),
    })),
    gaps: result.gaps,
  };
}
