import type { Finding } from '../../../../model/finding.ts';
import type { IsoDate } from '../../../../model/period.ts';
import type { RecordSet } from '../../../../model/records/record.ts';
import type { FeeRules } from '../../../../rules/fee-rules.ts';
import { versionOrNull } from '../../lookup.ts';
import type { ProductFacts } from '../../product-facts.ts';
import type { Because } from '../../fee-types.ts';
import type { CheckSettings } from '../check-settings.ts';
import type { OrderItem } from '../order-items.ts';
import type { ReconcileCase } from '../reconcile-case.ts';

/**
 * True where a charge can be compared with the tables: whether tax may stand in prices and fees is known, with its rate.
 * A settlement does not tell whether it does; the dearest reading then has it in.
 */
export function comparable(rules: FeeRules, day: IsoDate): boolean {
  const tax = versionOrNull(rules.tax, day)?.rows[0];
  return tax !== undefined && (tax.rate !== null || (!tax.priceIncludesTax && rules.marketplace === 'US'));
}

/** True where the buyer's price holds the tax. */
export function pricesHoldTax(rules: FeeRules | null, day: IsoDate): boolean {
  return versionOrNull(rules?.tax ?? null, day)?.rows[0]?.priceIncludesTax === true;
}

/** What every check of a marketplace sees. */
export interface CaseContext {
  readonly records: RecordSet;
  readonly marketplace: string;
  readonly currency: string;
  /** Null where the marketplace has no fee tables: checks that need none still run. */
  readonly rules: FeeRules | null;
  readonly facts: ReadonlyMap<string, ProductFacts>;
  /** Every item sold and refunded that the files hold. */
  readonly sold: readonly OrderItem[];
  readonly refunded: readonly OrderItem[];
  /** The sale of a SKU in an order; undefined where the files do not hold it. */
  readonly saleOf: (orderId: string, sku: string) => OrderItem | undefined;
  /** Units of an order's SKU that Amazon paid for or replaced; reversals take off. */
  readonly paidFor: (orderId: string, sku: string) => number;
  /** True for days of the span asked for: only what happened then is judged. */
  readonly within: (day: IsoDate) => boolean;
  readonly settings: CheckSettings;
  readonly asOf: IsoDate;
}

/** What one check found, what it could not look at and why, and the rows of fee tables it used. */
export interface CheckOutcome {
  readonly cases: readonly ReconcileCase[];
  readonly gaps: readonly string[];
  readonly because?: readonly Because[];
}

/** Where a case about a SKU is. */
export function placeOf(sku: string, context: CaseContext): Finding['where'] {
  const asin = context.facts.get(sku)?.asin ?? null;
  return { sku, ...(asin === null ? {} : { asin }), marketplace: context.marketplace };
}

/** `3 refunds`, `1 refund`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Things by SKU, in order of SKU. */
export function bySku<T extends { readonly sku: string }>(things: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(thing.sku);
    if (group === undefined) groups.set(thing.sku, [thing]);
    else group.push(thing);
  }
  return [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1));
}
