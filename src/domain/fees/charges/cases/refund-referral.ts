import { decimalText, money, moneyFromNumber, negateMoney, type Money } from '../../../../model/money.ts';
import { refundAdministration, type RefundAdministrationRow } from '../../../../rules/policy/claim-tables.ts';
import { findCategory } from '../../categories.ts';
import { sourceRef } from '../../provenance.ts';
import type { OrderItem } from '../order-items.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { bySku, counted, placeOf, type CaseContext, type CheckOutcome } from './case-context.ts';
import { lowestReferral } from './referral-rate.ts';

const version = refundAdministration.versions.at(-1);

/** A refund that gave back less of the referral fee than it had to. */
interface Short {
  readonly item: OrderItem;
  /** Referral fee of the refunded part, and how it is known. */
  readonly fee: number;
  readonly known: 'order' | 'rate' | 'category';
  /** Given back, less what Amazon kept. */
  readonly got: number;
  readonly least: number;
}

function soldKey(item: OrderItem): string {
  return `${item.orderId}\u0000${item.sku}`;
}

/** Part of the price that was refunded, as a fraction of whole numbers. */
function refundedPart(refund: OrderItem, order: OrderItem): number {
  const paid = order.principal.minor + order.shipping.minor + order.giftWrap.minor;
  const back = -(refund.principal.minor + refund.shipping.minor + refund.giftWrap.minor);
  return Math.min(1, Math.max(0, paid === 0 ? 0 : back / paid), -refund.principal.minor / order.principal.minor);
}

/** Share of the price that the SKU's other orders were charged, the lowest seen; null when there are none. */
function lowestRate(items: readonly OrderItem[]): number | null {
  const rates = items
    .filter((item) => item.principal.minor > 0 && item.referral.minor > 0)
    .map((item) => item.referral.minor / item.principal.minor);
  return rates.length === 0 ? null : Math.min(...rates);
}

/** What the referral fee of the refunded part was, read in Amazon's favour. */
function feeOf(
  refund: OrderItem,
  order: OrderItem | undefined,
  others: readonly OrderItem[],
  context: CaseContext,
): { readonly fee: number; readonly known: Short['known'] } | null {
  if (order !== undefined && order.principal.minor > 0) {
    return { fee: Math.floor(order.referral.minor * refundedPart(refund, order)), known: 'order' };
  }
  const back = -refund.principal.minor;
  const rate = lowestRate(others);
  if (rate !== null) return { fee: Math.floor(back * rate), known: 'rate' };
  const asSold = { ...refund, principal: negateMoney(refund.principal), promotion: money(0, context.currency) };
  const lowest = lowestReferral(
    {
      ...asSold,
      shipping: money(0, context.currency),
      giftWrap: money(0, context.currency),
      tax: money(0, context.currency),
    },
    context.facts.get(refund.sku)?.category ?? null,
    context.rules,
  );
  return lowest === null ? null : { fee: lowest.minor, known: 'category' };
}

/** The most Amazon may keep of a referral fee, in minor units. */
export function mostKept(row: RefundAdministrationRow, fee: number, quantity: number): number {
  const share = Math.ceil(fee * row.rate);
  const cap = row.cap === null ? share : moneyFromNumber(row.cap, row.currency).minor * quantity;
  return Math.min(share, cap);
}

/** Media, which pay a closing fee: Amazon keeps nothing of their referral fee on a refund. */
function isMedia(item: OrderItem, context: CaseContext): boolean {
  const category = context.facts.get(item.sku)?.category ?? null;
  if (category === null || context.rules === null) return false;
  const found = findCategory(context.rules, item.day, category, 'closing');
  return 'row' in found && (found.row.closingFee ?? 0) > 0;
}

function caseOf(
  sku: string,
  short: readonly Short[],
  row: RefundAdministrationRow,
  context: CaseContext,
): ReconcileCase {
  const { currency } = context;
  const of = (minor: number): Money => money(minor, currency);
  const lines = short.map(({ item, least, got }): CaseLine => ({
    orderId: item.orderId,
    day: item.day,
    sku,
    quantity: item.quantity ?? 1,
    what: got <= 0 ? 'referral fee not given back' : 'referral fee given back in part',
    charged: of(-got),
    expected: of(-least),
    difference: of(least - got),
    origin: item.origin,
  }));
  const sure = short.every((entry) => entry.known === 'order');
  const guessed = short.filter((entry) => entry.known !== 'order').length;
  const cap =
    row.cap === null ? '' : `, and at most ${decimalText(moneyFromNumber(row.cap, currency))} ${currency} a unit`;
  const shown = version?.sources.find((source) => source.id === row.sources[0]);
  const confidence = sure ? row.confidence : 'c';
  return makeCase({
    rule: 'FEE-REFUND',
    basis: sure ? 'written-rule' : 'question',
    field: 'refund',
    where: placeOf(sku, context),
    message: `${counted(short.length, 'refund')} gave back less of the referral fee than ${short.length === 1 ? 'it' : 'they'} had to: of a refunded sale Amazon may keep ${row.rate * 100} % of the referral fee${cap} (nothing of media).${guessed > 0 ? ` For ${guessed} of them the order is not in the files and its fee was worked out from the lowest share known.` : ''}`,
    fix: 'Open the refund in Payments > Transaction View, compare it with the order, and ask Seller Support for the rest of the referral fee.',
    stakeBasis: `referral fee of the refunded part less the most Amazon may keep less what it gave back, ${counted(lines.length, 'refund')}`,
    source: shown === undefined ? { confidence } : sourceRef(shown, confidence),
    claim: 'fee-other',
    marketplace: context.marketplace,
    currency,
    asOf: context.asOf,
    lines,
    evidence: [
      'The order ids in this file.',
      'The settlement with the order: line Commission.',
      'The settlement with the refund: lines Commission and RefundCommission.',
    ],
  });
}

/** FEE-REFUND: a refund without the referral fee given back, or with more kept than the refund administration fee. */
export function refundCases(context: CaseContext): CheckOutcome {
  const row = version?.rows.find((candidate) => candidate.marketplace === context.marketplace);
  const refunds = context.refunded.filter((item) => item.principal.minor < 0 && context.within(item.day));
  if (refunds.length === 0) return { cases: [], gaps: [] };
  if (row === undefined) {
    return {
      cases: [],
      gaps: [`What Amazon may keep of a refund in ${context.marketplace} is not known: refunds were not checked.`],
    };
  }
  const orders = Map.groupBy(context.sold, soldKey);
  const soldBySku = new Map(bySku(context.sold));
  const short: Short[] = [];
  let unknown = 0;
  for (const item of refunds) {
    const candidates = orders.get(soldKey(item)) ?? [];
    const order = candidates.find(({ itemCode }) => itemCode === item.itemCode) ?? candidates[0];
    const found = feeOf(item, order, soldBySku.get(item.sku) ?? [], context);
    if (found === null) {
      unknown += 1;
      continue;
    }
    const quantity = item.quantity ?? 1;
    const got = -item.referral.minor - item.administration.minor;
    const least = found.fee - (isMedia(item, context) ? 0 : mostKept(row, found.fee, quantity));
    if (least - got > context.settings.tolerancePerUnit * quantity) short.push({ item, ...found, got, least });
  }
  const gaps =
    unknown === 0
      ? []
      : [
          `${counted(unknown, 'refund')} of orders from before the files could not be checked: no other order of the SKU and no known fee category.`,
        ];
  const groups = bySku(short.map((entry) => ({ sku: entry.item.sku, entry })));
  return {
    cases: groups.map(([sku, entries]) =>
      caseOf(
        sku,
        entries.map(({ entry }) => entry),
        row,
        context,
      ),
    ),
    gaps,
  };
}
