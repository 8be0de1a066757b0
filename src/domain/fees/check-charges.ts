import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import { daysBetween, type IsoDate, type Period } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { FEE_MARKETPLACES, feeRulesFor, type FeeRules } from '../../rules/fee-rules.ts';
import { pricesHoldTax, type CaseContext, type CheckOutcome } from './charges/cases/case-context.ts';
import { paidUnits } from './charges/cases/paid-units.ts';
import { referralCases } from './charges/cases/referral-rate.ts';
import { refundCases } from './charges/cases/refund-referral.ts';
import { returnCases } from './charges/cases/returns-owed.ts';
import { stockCases } from './charges/cases/stock-losses.ts';
import { storageCases } from './charges/cases/storage-volume.ts';
import { chargedLines, withoutCopies } from './charges/charged-lines.ts';
import { feeCheckSettings } from './charges/check-settings.ts';
import { checkFulfilment } from './charges/fulfilment-check.ts';
import type { CheckedSku } from './charges/judge-sku.ts';
import { orderItems } from './charges/order-items.ts';
import { rankCases, type ReconcileCase } from './charges/reconcile-case.ts';
import { productFacts } from './product-facts.ts';
import { rulesUsed } from './provenance.ts';

export interface ChargeOptions {
  readonly asOf: IsoDate;
  /** Null: the marketplaces that have tables. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** Tables in place of the shipped ones. */
  readonly rules?: FeeRules;
}

/** What Amazon charged and did not pay in one marketplace, against the rules. */
export interface ChargeCheck {
  readonly marketplace: string;
  readonly currency: string;
  /** Days of posting of the lines compared; null when there is none. */
  readonly period: Period | null;
  readonly checked: readonly CheckedSku[];
  /** What was found with all that a claim needs, most money first. */
  readonly cases: readonly ReconcileCase[];
  /** The findings of the cases, and questions that no charge rests on. */
  readonly findings: readonly Finding[];
  /** What could not be compared and why, one sentence each. */
  readonly gaps: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

function inWords(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Days asked for, both ends included; what was posted after the day the result speaks of is not known yet. */
function spanOf(options: ChargeOptions): { readonly since: IsoDate | null; readonly until: IsoDate } {
  const until = options.until ?? options.asOf;
  return { since: options.since ?? null, until: until < options.asOf ? until : options.asOf };
}

function caseContext(
  records: RecordSet,
  options: ChargeOptions,
  shop: { readonly marketplace: string; readonly currency: string; readonly rules: FeeRules | null },
): CaseContext {
  const { marketplace, currency } = shop;
  const { since, until } = spanOf(options);
  const settled = withoutCopies(records['settlement-line']);
  const sold = orderItems(settled, 'Order', marketplace, currency);
  const sales = new Map(sold.map((item) => [`${item.orderId}\u0000${item.sku}`, item]));
  return {
    ...shop,
    records,
    facts: productFacts(records, marketplace, currency),
    sold,
    refunded: orderItems(settled, 'Refund', marketplace, currency),
    saleOf: (orderId, sku) => sales.get(`${orderId}\u0000${sku}`),
    paidFor: paidUnits(records),
    within: (day) => (since === null || day >= since) && day <= until,
    settings: feeCheckSettings(),
    asOf: options.asOf,
  };
}

/** Checks that compare what was charged with rules, and what was not paid. Each is one file; none knows another. */
const CASE_CHECKS: readonly ((context: CaseContext) => CheckOutcome)[] = [
  referralCases,
  refundCases,
  returnCases,
  stockCases,
  storageCases,
];

/**
 * Compares what settlements charged with the rules: referral fees, refunds, returns, stock and storage by the checks
 * named above, and the fulfilment fee (line FBAPerUnitFulfillmentFee, per unit) with the card, at
 * Amazon's own measures where the fee preview gives them, else at the seller's. The card goes by the day of shipping;
 * the day of posting stands in for it, and near a change of card both cards are allowed. Surcharge, overmax, packaging
 * and low-inventory fees may hide in the same line, so an amount is called too high only when no reading explains it.
 * Money is in the marketplace's currency. A marketplace without tables gives a gap, never a neighbour's figures.
 */
export function checkCharges(records: RecordSet, options: ChargeOptions): ChargeCheck {
  const marketplace = options.marketplace ?? FEE_MARKETPLACES[0] ?? 'US';
  const rules = options.rules ?? feeRulesFor(marketplace);
  const currency = rules?.currency ?? findMarketplace(marketplace)?.currency ?? '';
  const context = caseContext(records, options, { marketplace, currency, rules });
  const { lines, unused, elsewhere } = chargedLines(
    records['settlement-line'],
    marketplace,
    currency,
    spanOf(options),
    pricesHoldTax(rules, options.asOf),
  );
  const fulfilment = checkFulfilment(lines, context);
  const others = CASE_CHECKS.map((check) => check(context));
  const cases = [...fulfilment.cases, ...others.flatMap((outcome) => outcome.cases)];
  const days = lines.map((line) => line.postedOn).toSorted();
  const [start, end] = [days[0], days.at(-1)];
  // Charges of a marketplace with tables are compared in its own turn.
  const untabled = elsewhere.filter((code) => !FEE_MARKETPLACES.includes(code));
  const gaps = [
    ...(records['settlement-line'].length === 0 ? ['No settlement was read: what Amazon charged is not known.'] : []),
    ...fulfilment.gaps,
    ...[...unused].map(([reason, count]) => `${inWords(count, 'fee line')} left out: ${reason}.`),
    ...(untabled.length > 0
      ? [`Charges of ${untabled.join(', ')} were not compared with the ${marketplace} card.`]
      : []),
    ...others.flatMap((outcome) => outcome.gaps),
  ];
  const reasons = [fulfilment, ...others].flatMap((outcome) => outcome.because ?? []);
  return {
    marketplace,
    currency,
    period: start === undefined || end === undefined ? null : { start, end },
    checked: fulfilment.checked,
    cases: rankCases(cases),
    findings: [...cases.map((entry) => entry.finding), ...fulfilment.questions].toSorted(
      (left, right) => (right.stake?.minor ?? 0) - (left.stake?.minor ?? 0),
    ),
    gaps,
    rules: rules === null ? [] : rulesUsed(rules, reasons),
    freshness: end === undefined ? [] : [{ what: 'settlements', latest: end, daysOld: daysBetween(end, options.asOf) }],
  };
}
