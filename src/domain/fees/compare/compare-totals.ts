import { money, type Money } from '../../../model/money.ts';
import type { FeeKind } from '../fee-types.ts';
import type { Year } from '../margins/yearly.ts';
import type { Difference } from './difference.ts';

/** One kind of fee over a catalogue. */
export interface KindTotal {
  readonly kind: FeeKind;
  /** SKUs whose amount changes. */
  readonly skus: number;
  /** Change of a year, after less before; null where no year can be told. */
  readonly ofYear: Money | null;
}

/** A comparison in all. */
export interface CompareTotals {
  readonly skus: number;
  readonly dearer: number;
  readonly cheaper: number;
  readonly unchanged: number;
  /** SKUs whose fees are not known on both sides. */
  readonly unknown: number;
  /** Sums of the rows; null where no year can be told or no row is known. */
  readonly feesOfYear: Money | null;
  readonly profitOfYear: Money | null;
  readonly kinds: readonly KindTotal[];
}

function sum(amounts: readonly (Money | null)[], currency: string): Money | null {
  const known = amounts.filter((amount) => amount !== null);
  const total = known.reduce((all, amount) => all + amount.minor, 0);
  return known.length === 0 || !Number.isSafeInteger(total) ? null : money(total, currency);
}

function kindTotals(rows: readonly Difference[], year: Year | null, currency: string): KindTotal[] {
  const kinds = new Map<FeeKind, { skus: number; years: (Money | null)[] }>();
  for (const { kinds: changes, units } of rows) {
    for (const { kind, before, after } of changes) {
      let entry = kinds.get(kind);
      if (entry === undefined) kinds.set(kind, (entry = { skus: 0, years: [] }));
      entry.skus += 1;
      const each = money((after?.minor ?? 0) - (before?.minor ?? 0), currency);
      entry.years.push(year?.of(each, units) ?? null);
    }
  }
  return [...kinds].map(([kind, { skus, years }]) => ({ kind, skus, ofYear: sum(years, currency) }));
}

/**
 * Adds up what changes. The fee kinds may differ from the change of all fees by a few minor units a SKU, since each
 * figure of a year is rounded by itself. `currency` is null where the sides have two: nothing is then added up.
 */
export function compareTotals(rows: readonly Difference[], year: Year | null, currency: string | null): CompareTotals {
  const count = (holds: (change: number) => boolean): number =>
    rows.filter(({ feeShare, fees }) => {
      const change = fees?.minor ?? feeShare;
      return change !== null && holds(change);
    }).length;
  return {
    skus: rows.length,
    dearer: count((change) => change > 0),
    cheaper: count((change) => change < 0),
    unchanged: count((change) => change === 0),
    unknown: rows.filter(({ feeShare, fees }) => fees === null && feeShare === null).length,
    feesOfYear:
      currency === null
        ? null
        : sum(
            rows.map((row) => row.feesOfYear),
            currency,
          ),
    profitOfYear:
      currency === null
        ? null
        : sum(
            rows.map((row) => row.profitOfYear),
            currency,
          ),
    kinds: currency === null ? [] : kindTotals(rows, year, currency),
  };
}
