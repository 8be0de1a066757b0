import { money, type Money } from '../../../model/money.ts';
import type { SkuMargin } from './sku-margins.ts';

/** Sums over the SKUs whose profit is known, weighted by units sold. */
export interface MarginTotals {
  readonly skus: number;
  /** SKUs whose profit is known, sold or not. */
  readonly skusKnown: number;
  readonly units: number;
  /** Units of the SKUs whose profit is known: what the sums below are made of. */
  readonly unitsKnown: number;
  /** Null when no unit of a SKU with a known profit was sold. */
  readonly sums: {
    readonly revenue: Money;
    readonly fees: Money;
    /** Sales tax in the revenue that leaves the sale. */
    readonly tax: Money;
    readonly cost: Money;
    readonly profit: Money;
    /** Profit as a share of the revenue. */
    readonly margin: number | null;
    /** Profit as a share of the cost. */
    readonly roi: number | null;
  } | null;
}

/** Adds up a marketplace, or a part of it. Sums that would no longer be exact are not given. */
export function marginTotals(rows: readonly SkuMargin[], currency: string): MarginTotals {
  let [skusKnown, units, unitsKnown] = [0, 0, 0];
  let [revenue, fees, tax, cost, profit] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    units += row.units;
    if (row.price === null || row.fees === null || row.tax === null || row.cost === null || row.profitOfPeriod === null)
      continue;
    skusKnown += 1;
    unitsKnown += row.units;
    revenue += row.price.minor * row.units;
    fees += row.fees.minor * row.units;
    tax += row.tax.minor * row.units;
    cost += row.cost.minor * row.units;
    profit += row.profitOfPeriod.minor;
  }
  const counts = { skus: rows.length, skusKnown, units, unitsKnown };
  if (unitsKnown <= 0 || ![revenue, fees, tax, cost, profit].every(Number.isSafeInteger))
    return { ...counts, sums: null };
  return {
    ...counts,
    sums: {
      revenue: money(revenue, currency),
      fees: money(fees, currency),
      tax: money(tax, currency),
      cost: money(cost, currency),
      profit: money(profit, currency),
      margin: revenue > 0 ? profit / revenue : null,
      roi: cost > 0 ? profit / cost : null,
    },
  };
}
