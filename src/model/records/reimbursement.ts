import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** One line of the reimbursements report: money or stock given for lost or damaged units. A reversal is negative. */
export interface ReimbursementRecord {
  readonly kind: 'reimbursement';
  readonly origin: Origin;
  /** ISO date. */
  readonly approvedOn: string | null;
  readonly reimbursementId: string;
  readonly caseId: string | null;
  readonly orderId: string | null;
  /** As printed: `Lost_Warehouse`, `Damaged_Warehouse`, `CustomerReturn`... */
  readonly reason: string;
  readonly sku: string | null;
  readonly fnsku: string | null;
  readonly asin: string | null;
  readonly perUnit: Money | null;
  readonly amount: Money | null;
  readonly unitsCash: number | null;
  readonly unitsInventory: number | null;
  readonly units: number | null;
  /** The reimbursement this line takes back, where it is a reversal. */
  readonly originalId: string | null;
}
