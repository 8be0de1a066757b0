import { subtractMoney, type Money } from '../../../model/money.ts';
import type { CatalogueEntry } from '../margins/catalogue.ts';
import type { SkuGap } from '../margins/sku-gap.ts';
import type { UnitResult } from '../margins/unit-fees.ts';
import type { Year } from '../margins/yearly.ts';
import type { FeeKind } from '../fee-types.ts';

/** One SKU on one side of a comparison. */
export interface SideUnit {
  readonly entry: CatalogueEntry;
  readonly unit: UnitResult;
}

/** One fee that is not the same on both sides; null: it is not charged there. */
export interface KindChange {
  readonly kind: FeeKind;
  readonly before: Money | null;
  readonly after: Money | null;
}

/** What changes for one SKU, always after less before. Null: not known, or the two sides have different currencies. */
export interface Difference {
  readonly before: SideUnit;
  readonly after: SideUnit;
  readonly fees: Money | null;
  readonly profit: Money | null;
  /** Change of the fees as a share of the price: comparable across currencies. */
  readonly feeShare: number | null;
  /** Change of the margin, a share. */
  readonly margin: number | null;
  readonly kinds: readonly KindChange[];
  /** Units of the current period that the year is carried from. */
  readonly units: number;
  readonly feesOfYear: Money | null;
  readonly profitOfYear: Money | null;
  /** Of both sides, each once. */
  readonly gaps: readonly SkuGap[];
}

function minus(after: Money | null, before: Money | null): Money | null {
  if (after === null || before === null || after.currency !== before.currency) return null;
  return subtractMoney(after, before);
}

function shareOf({ fees, price }: UnitResult): number | null {
  return fees === null || price === null || price.minor <= 0 ? null : fees.minor / price.minor;
}

function lessShare(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

/**
 * Change of what is left of a unit. Where neither side knows the cost it is the same on both and cancels out, so the
 * change of the proceeds is the change of the profit; `costChanges` says that it is not the same.
 */
function profitChange(before: UnitResult, after: UnitResult, costChanges: boolean): Money | null {
  if (before.cost !== null || after.cost !== null || costChanges) return minus(after.profit, before.profit);
  return minus(after.proceeds, before.proceeds);
}

function kindChanges(before: UnitResult, after: UnitResult): KindChange[] {
  const kinds = new Set([...before.parts, ...after.parts].map((fee) => fee.kind));
  const amount = (unit: UnitResult, kind: FeeKind): Money | null =>
    unit.parts.find((fee) => fee.kind === kind)?.amount ?? null;
  return [...kinds]
    .map((kind) => ({ kind, before: amount(before, kind), after: amount(after, kind) }))
    .filter(
      (change) => change.before?.minor !== change.after?.minor || change.before?.currency !== change.after?.currency,
    );
}

/** Gaps of both sides; a cost that neither knows and that does not change is missed by nothing. */
function gapsOf(before: UnitResult, after: UnitResult, profit: Money | null): SkuGap[] {
  const seen = new Map<string, SkuGap>();
  for (const gap of [...before.gaps, ...after.gaps]) {
    if (gap.field === 'cost' && profit !== null) continue;
    seen.set(`${gap.code} ${gap.field} ${gap.message}`, gap);
  }
  return [...seen.values()];
}

/**
 * What changes for a SKU from one side to the other. Turning the sides turns every sign and changes nothing else. The
 * year is that of the first side's current sales, unchanged by the change; null when `year` is: two marketplaces sell
 * different units.
 */
export function difference(before: SideUnit, after: SideUnit, year: Year | null, costChanges: boolean): Difference {
  const fees = minus(after.unit.fees, before.unit.fees);
  const profit = profitChange(before.unit, after.unit, costChanges);
  const units = before.entry.sold?.units ?? 0;
  return {
    before,
    after,
    fees,
    profit,
    feeShare: lessShare(shareOf(after.unit), shareOf(before.unit)),
    margin: lessShare(after.unit.margin, before.unit.margin),
    kinds: before.unit.fees === null || after.unit.fees === null ? [] : kindChanges(before.unit, after.unit),
    units,
    feesOfYear: year?.of(fees, units) ?? null,
    profitOfYear: year?.of(profit, units) ?? null,
    gaps: gapsOf(before.unit, after.unit, profit),
  };
}
