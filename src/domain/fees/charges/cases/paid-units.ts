import type { Money } from '../../../../model/money.ts';
import type { IsoDate } from '../../../../model/period.ts';
import type { RecordSet } from '../../../../model/records/record.ts';
import type { ReimbursementRecord } from '../../../../model/records/reimbursement.ts';
import type { CaseContext } from './case-context.ts';

function add(units: Map<string, number>, orderId: string, sku: string | null, count: number): void {
  const key = `${orderId}\u0000${sku ?? ''}`;
  units.set(key, (units.get(key) ?? 0) + count);
}

/**
 * Units that Amazon paid for or replaced, by order and SKU: as the reimbursements report lists them or as settlements
 * book them, whichever is more; reversals take off.
 */
export function paidUnits(records: RecordSet): (orderId: string, sku: string) => number {
  const [listed, booked] = [new Map<string, number>(), new Map<string, number>()];
  for (const entry of records.reimbursement) {
    if (entry.orderId !== null) add(listed, entry.orderId, entry.sku, entry.units ?? 0);
  }
  for (const line of records['settlement-line']) {
    if (line.orderId === null || !/reimburse/i.test(line.amountType) || line.amount.minor <= 0) continue;
    add(booked, line.orderId, line.sku, line.quantity ?? 1);
  }
  const of = (units: Map<string, number>, orderId: string, sku: string): number =>
    (units.get(`${orderId}\u0000${sku}`) ?? 0) + (units.get(`${orderId}\u0000`) ?? 0);
  return (orderId, sku) => Math.max(of(listed, orderId, sku), of(booked, orderId, sku));
}

/** True when the record is about the product. */
export function isAbout(entry: ReimbursementRecord, sku: string | null, fnsku: string | null): boolean {
  return entry.fnsku !== null && fnsku !== null ? entry.fnsku === fnsku : entry.sku !== null && entry.sku === sku;
}

/** Newest day on which Amazon approved a reimbursement, of those read. */
export function lastApproval(records: RecordSet): IsoDate | null {
  return (
    records.reimbursement.map((entry) => entry.approvedOn ?? '').reduce((last, day) => (day > last ? day : last), '') ||
    null
  );
}

/** What a unit is worth: what Amazon last paid for one, else the seller's own cost. */
export function unitValue(
  sku: string | null,
  fnsku: string | null,
  day: IsoDate,
  context: CaseContext,
): { readonly each: Money; readonly how: string } | null {
  const paid = context.records.reimbursement
    .filter(
      (entry) => isAbout(entry, sku, fnsku) && entry.perUnit?.currency === context.currency && entry.perUnit.minor > 0,
    )
    .toSorted((left, right) => ((left.approvedOn ?? '') < (right.approvedOn ?? '') ? -1 : 1))
    .at(-1);
  if (paid?.perUnit) return { each: paid.perUnit, how: 'what Amazon last paid for one unit' };
  const costs = (sku === null ? null : context.facts.get(sku)?.product?.costs) ?? [];
  const cost = costs.findLast((entry) => entry.from === null || entry.from <= day)?.cost;
  return cost?.currency === context.currency ? { each: cost, how: 'your cost of one unit' } : null;
}
