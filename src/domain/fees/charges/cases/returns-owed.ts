import type { SourceRef } from '../../../../model/confidence.ts';
import { money, type Money } from '../../../../model/money.ts';
import { addDays, isIsoDate, type IsoDate } from '../../../../model/period.ts';
import type { CustomerReturnRecord } from '../../../../model/records/customer-return.ts';
import { stockLosses } from '../../../../rules/policy/claim-tables.ts';
import { claimWindow, windowSource } from '../claim-window.ts';
import type { OrderItem } from '../order-items.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { bySku, counted, placeOf, type CaseContext, type CheckOutcome } from './case-context.ts';
import { lastApproval } from './paid-units.ts';

const LOSSES = stockLosses.versions.flatMap((version) => version.rows);
const AMAZONS_FAULT: ReadonlySet<string> = new Set(
  LOSSES.filter((row) => row.effect === 'returned-damaged').map((row) => row.id),
);
const REIMBURSED = /reimbursed/i;

/** What a sale of so many units of the order brought after Amazon's fees: near what a reimbursement pays. */
function proceeds(order: OrderItem | undefined, units: number): Money | null {
  if (order?.quantity === null || order === undefined || order.quantity <= 0) return null;
  const net = order.principal.minor + order.promotion.minor - order.referral.minor - order.fulfilment.minor;
  return net <= 0 ? null : money(Math.floor((net * units) / order.quantity), order.principal.currency);
}

/** A refund of nearly the whole price, after which the unit must come back or be paid for. */
function isWhole(refund: OrderItem, order: OrderItem | undefined, context: CaseContext): boolean {
  if (order === undefined || order.quantity === null || refund.quantity === null) return false;
  const price = (order.principal.minor * refund.quantity) / order.quantity;
  return -refund.principal.minor >= price * context.settings.fullRefundShare;
}

interface Owed {
  readonly sku: string;
  readonly line: CaseLine;
}

function owedCase(
  kind: 'RETURN-MISSING' | 'RETURN-DAMAGED',
  sku: string,
  lines: readonly CaseLine[],
  source: SourceRef,
  context: CaseContext,
): ReconcileCase {
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const last = lastApproval(context.records);
  const missing = kind === 'RETURN-MISSING';
  return makeCase({
    rule: kind,
    basis: 'question',
    field: 'return',
    where: placeOf(sku, context),
    message: missing
      ? `${counted(units, 'unit')} ${units === 1 ? 'was' : 'were'} refunded in full, but neither came back nor ${units === 1 ? 'was' : 'were'} paid for, as far as the returns and reimbursements read tell.`
      : `${counted(units, 'unit')} came back damaged on Amazon's side (carrier or warehouse) and ${units === 1 ? 'was' : 'were'} not paid for, as far as the reimbursements read tell.`,
    fix: `Look each order up in the Inventory Defect and Reimbursement portal and in Manage FBA Returns; claim what is still open. The newest reimbursement read is of ${last ?? 'no day'}: read a later report first if there is one.`,
    stakeBasis: `what the sale brought after Amazon's fees, ${counted(lines.filter((line) => line.difference !== null).length, 'order')} whose sale is in the files`,
    source,
    claim: 'customer-return',
    marketplace: context.marketplace,
    currency: context.currency,
    asOf: context.asOf,
    lines,
    evidence: [
      'The order ids in this file.',
      'FBA customer returns report from the refund to today: no line, or the line with its disposition.',
      'Reimbursements report from the refund to today, searched by order id.',
    ],
  });
}

/** Units of refunds that neither came back nor were paid for, Amazon's wait over. */
function unreturned(context: CaseContext, opensDays: number): Owed[] {
  const returned = new Map<string, number>();
  for (const entry of context.records['customer-return']) {
    const key = `${entry.orderId}\u0000${entry.sku}`;
    returned.set(key, (returned.get(key) ?? 0) + entry.quantity);
  }
  const waited = addDays(context.asOf, -(opensDays + context.settings.returnsSlackDays));
  return context.refunded.flatMap((refund): Owed[] => {
    const order = context.saleOf(refund.orderId, refund.sku);
    const byAmazon = refund.byAmazon || order?.byAmazon === true;
    if (!byAmazon || refund.day > waited || !context.within(refund.day) || !isWhole(refund, order, context)) return [];
    const back = returned.get(`${refund.orderId}\u0000${refund.sku}`) ?? 0;
    const units = (refund.quantity ?? 1) - back - context.paidFor(refund.orderId, refund.sku);
    if (units <= 0) return [];
    const value = proceeds(order, units);
    const { orderId, sku, day, origin } = refund;
    return [
      {
        sku,
        line: {
          orderId,
          day,
          sku,
          quantity: units,
          what: 'refunded, not returned',
          charged: null,
          expected: null,
          difference: value,
          origin,
        },
      },
    ];
  });
}

/** Returns damaged by Amazon or its carrier that were not paid for. */
function damaged(context: CaseContext): Owed[] {
  const refunds = new Map(context.refunded.map((item) => [`${item.orderId}\u0000${item.sku}`, item]));
  const waited = addDays(context.asOf, -context.settings.returnsSlackDays);
  return context.records['customer-return'].flatMap((entry: CustomerReturnRecord): Owed[] => {
    const disposition = (entry.disposition ?? '').toUpperCase().replaceAll(/[\s-]+/g, '_');
    const returnedOn: IsoDate = entry.returnedAt.slice(0, 10);
    if (!AMAZONS_FAULT.has(disposition) || REIMBURSED.test(entry.status ?? '') || !isIsoDate(returnedOn)) return [];
    const order = context.saleOf(entry.orderId, entry.sku);
    const refund = refunds.get(`${entry.orderId}\u0000${entry.sku}`);
    // Without a settlement line of the order its marketplace is not known, and with it neither window nor currency.
    if ((order ?? refund) === undefined || returnedOn > waited || !context.within(returnedOn)) return [];
    const units = entry.quantity - context.paidFor(entry.orderId, entry.sku);
    if (units <= 0) return [];
    return [
      {
        sku: entry.sku,
        line: {
          orderId: entry.orderId,
          day: refund?.day ?? returnedOn,
          sku: entry.sku,
          quantity: units,
          what: `returned as ${disposition.toLowerCase().replaceAll('_', ' ')}`,
          charged: null,
          expected: null,
          difference: proceeds(order, units),
          origin: entry.origin,
        },
      },
    ];
  });
}

/**
 * RETURN-MISSING and RETURN-DAMAGED: refunded and not returned after Amazon's own wait, or returned damaged on Amazon's
 * side, and not reimbursed. Needs the returns and the reimbursements report; without them it says so and claims nothing.
 */
export function returnCases(context: CaseContext): CheckOutcome {
  const { records, marketplace } = context;
  const missing = [
    records['customer-return'].length === 0 ? 'FBA customer returns' : null,
    records.reimbursement.length === 0 ? 'FBA reimbursements' : null,
  ].filter((name) => name !== null);
  if (context.refunded.length === 0 && records['customer-return'].length === 0) return { cases: [], gaps: [] };
  if (missing.length > 0) {
    return {
      cases: [],
      gaps: [
        `Refunded, returned and unpaid units were not checked: that needs the report ${missing.join(' and the report ')}.`,
      ],
    };
  }
  const window = claimWindow('customer-return', marketplace);
  if (window === null) {
    return {
      cases: [],
      gaps: [`How long Amazon waits for returns in ${marketplace} is not known: returns were not checked.`],
    };
  }
  const source = windowSource(window);
  const make = (kind: 'RETURN-MISSING' | 'RETURN-DAMAGED', owed: readonly Owed[]): ReconcileCase[] =>
    bySku(owed).map(([sku, entries]) =>
      owedCase(
        kind,
        sku,
        entries.map(({ line }) => line),
        source,
        context,
      ),
    );
  return {
    cases: [
      ...make('RETURN-MISSING', unreturned(context, window.opensDays)),
      ...make('RETURN-DAMAGED', damaged(context)),
    ],
    gaps: [],
  };
}
