import { findMarketplace } from '../../../../model/marketplace.ts';
import { multiplyMoney } from '../../../../model/money.ts';
import { addDays } from '../../../../model/period.ts';
import type { LedgerEventRecord } from '../../../../model/records/ledger-event.ts';
import type { ReimbursementRecord } from '../../../../model/records/reimbursement.ts';
import { stockLosses, type StockLossRow } from '../../../../rules/policy/claim-tables.ts';
import { claimWindow, windowSource } from '../claim-window.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { counted, placeOf, type CaseContext, type CheckOutcome } from './case-context.ts';
import { isAbout, lastApproval, unitValue } from './paid-units.ts';

type Effect = Extract<StockLossRow['effect'], 'lost' | 'found' | 'damaged'>;

const EFFECT_OF: ReadonlyMap<string, StockLossRow['effect']> = new Map(
  stockLosses.versions.flatMap((version) => version.rows.map((row) => [row.id, row.effect] as const)),
);

/** What an adjustment did to a unit; null for movements and letters that say nothing of a loss. */
function effectOf(event: LedgerEventRecord): Effect | null {
  if (!/^adjustment/i.test(event.eventType) || event.reason === null) return null;
  const effect = EFFECT_OF.get(event.reason.toUpperCase());
  if (effect === undefined || effect === 'returned-damaged') return null;
  const right = effect === 'found' ? event.quantity > 0 : event.quantity < 0;
  return right ? effect : null;
}

interface OpenLoss {
  readonly event: LedgerEventRecord;
  left: number;
}

/** Takes units off the oldest open losses that happened by the day. */
function settle(open: readonly OpenLoss[], day: string | null, units: number): void {
  let left = units;
  for (const loss of open) {
    if (left <= 0) return;
    if (day !== null && loss.event.date > day) continue;
    const taken = Math.min(left, loss.left);
    loss.left -= taken;
    left -= taken;
  }
}

const WORD: Readonly<Record<'lost' | 'damaged', RegExp>> = { lost: /lost/i, damaged: /damage/i };

/** Losses of one kind of one product that were neither found again, nor squared by Amazon, nor paid for. */
function openLosses(
  events: readonly LedgerEventRecord[],
  effect: 'lost' | 'damaged',
  paid: readonly ReimbursementRecord[],
): OpenLoss[] {
  const dated = events.toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  const open = dated
    .filter((event) => effectOf(event) === effect)
    .map((event): OpenLoss => {
      const units = -event.quantity;
      // The file's own account of what is still open goes before our matching; two zeros are no account.
      const told = event.unreconciled !== null && (event.unreconciled > 0 || (event.reconciled ?? 0) > 0);
      return { event, left: told ? Math.min(units, Math.max(0, event.unreconciled ?? units)) : units };
    });
  if (effect === 'lost') {
    for (const event of dated) if (effectOf(event) === 'found') settle(open, event.date, event.quantity);
  }
  for (const entry of paid) {
    if (WORD[effect].test(entry.reason) && (entry.units ?? 0) > 0) settle(open, null, entry.units ?? 0);
  }
  return open.filter((loss) => loss.left > 0);
}

function belongs(event: LedgerEventRecord, context: CaseContext): boolean {
  if (event.country !== null) return findMarketplace(event.country)?.code === context.marketplace;
  return event.sku !== null && context.facts.has(event.sku);
}

function caseOf(
  effect: 'lost' | 'damaged',
  sku: string,
  open: readonly OpenLoss[],
  window: NonNullable<ReturnType<typeof claimWindow>>,
  context: CaseContext,
): ReconcileCase {
  const units = open.reduce((sum, loss) => sum + loss.left, 0);
  const values = open.map(({ event }) => unitValue(event.sku, event.fnsku, event.date, context));
  const how = values.find((value) => value !== null)?.how ?? '';
  const lines = open.map(({ event, left }, index): CaseLine => {
    const value = values[index] ?? null;
    const difference = value === null ? null : multiplyMoney(value.each, left);
    return {
      orderId: null,
      day: event.date,
      sku,
      quantity: left,
      what: `${effect === 'lost' ? 'misplaced' : 'damaged'} in ${event.fulfilmentCentre ?? 'a fulfilment centre'}, reference ${event.referenceId ?? 'unknown'}`,
      charged: null,
      expected: null,
      difference,
      origin: event.origin,
    };
  });
  const last = lastApproval(context.records);
  return makeCase({
    rule: effect === 'lost' ? 'STOCK-LOST' : 'STOCK-DAMAGED',
    basis: 'question',
    field: 'inventory',
    where: placeOf(sku, context),
    message: `${counted(units, 'unit')} ${units === 1 ? 'was' : 'were'} ${effect === 'lost' ? 'misplaced' : 'damaged'} in Amazon's warehouse and ${effect === 'lost' ? 'neither found again nor paid for' : 'not paid for'}, as far as the ledger and the reimbursements read tell.`,
    fix: `Look the units up in the Inventory Defect and Reimbursement portal; claim what is still open. The newest reimbursement read is of ${last ?? 'no day'}: read a later report first if there is one.`,
    stakeBasis: `${how} x ${counted(units, 'unit')}; Amazon pays its own estimate`,
    source: windowSource(window),
    claim: 'warehouse',
    marketplace: context.marketplace,
    currency: context.currency,
    asOf: context.asOf,
    lines,
    evidence: [
      'The dates, FNSKU, fulfilment centres and reference ids in this file.',
      'Inventory ledger, detail view, from the day of the loss to today: no finding (reason F) of the same FNSKU.',
      'Reimbursements report from the day of the loss to today, searched by FNSKU.',
      'An invoice of the unit, which Amazon may ask for.',
    ],
  });
}

/** STOCK-LOST and STOCK-DAMAGED: units lost or damaged in the warehouse, past the time they are given to turn up, not paid for. */
export function stockCases(context: CaseContext): CheckOutcome {
  const { records, marketplace, settings } = context;
  const events = records['ledger-event'].filter((event) => belongs(event, context) && effectOf(event) !== null);
  if (events.length === 0) return { cases: [], gaps: [] };
  if (records.reimbursement.length === 0) {
    return { cases: [], gaps: ['Lost and damaged units were not checked: that needs the report FBA reimbursements.'] };
  }
  const window = claimWindow('warehouse', marketplace);
  if (window === null) {
    return {
      cases: [],
      gaps: [`How long Amazon takes claims for lost units in ${marketplace} is not known: they were not checked.`],
    };
  }
  const waited = addDays(context.asOf, -settings.lostWaitDays);
  const byProduct = Map.groupBy(events, (event) => event.fnsku);
  const cases = [...byProduct]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([fnsku, own]) => {
      const sku = own.find((event) => event.sku !== null)?.sku ?? fnsku;
      const paid = records.reimbursement.filter((entry) => isAbout(entry, sku, fnsku));
      return (['lost', 'damaged'] as const).flatMap((effect) => {
        const open = openLosses(own, effect, paid).filter(
          ({ event }) => event.date <= waited && context.within(event.date),
        );
        return open.length === 0 ? [] : [caseOf(effect, sku, open, window, context)];
      });
    });
  return { cases, gaps: [] };
}
