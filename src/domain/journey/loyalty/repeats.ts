import { type Period, periodDays } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RepeatPurchaseRecord } from '../../../model/records/repeat-purchase.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';

/** Repeat purchases of one span; spans of different lengths stand apart and are never added. */
export interface PeriodOfRepeats {
  readonly marketplace: string | null;
  readonly period: Period;
  readonly days: number;
  readonly products: number;
  /** Customers, each product for itself. */
  readonly customers: number;
  readonly repeatCustomers: number;
  readonly share: number;
  readonly interval: Interval;
  readonly orders: number;
}

/**
 * Repeat customers of each span. Amazon gives a share for each product; its count is the whole number nearest to it.
 * Rows without a date, a count or a share are left out, with a problem.
 */
export function repeatsByPeriod(
  records: readonly RepeatPurchaseRecord[],
  z: number,
): { readonly periods: readonly PeriodOfRepeats[]; readonly problems: readonly Problem[] } {
  const groups = new Map<
    string,
    { marketplace: string | null; period: Period; rows: Map<string, RepeatPurchaseRecord> }
  >();
  const lost = new Map<string, number>();
  for (const record of records) {
    const { asin, customers, marketplace, origin, period, repeatCustomerShare } = record;
    if (period === null || customers === null || repeatCustomerShare === null) {
      lost.set(origin.file, (lost.get(origin.file) ?? 0) + 1);
      continue;
    }
    const key = `${marketplace ?? ''} ${period.start} ${period.end}`;
    const group = groups.get(key) ?? { marketplace, period, rows: new Map<string, RepeatPurchaseRecord>() };
    group.rows.set(asin, record);
    groups.set(key, group);
  }
  const periods = [...groups.values()].flatMap(({ marketplace, period, rows }): PeriodOfRepeats[] => {
    const own = [...rows.values()];
    const customers = own.reduce((sum, row) => sum + (row.customers ?? 0), 0);
    const repeatCustomers = own.reduce(
      (sum, row) => sum + Math.round((row.customers ?? 0) * (row.repeatCustomerShare ?? 0)),
      0,
    );
    if (customers === 0) return [];
    const counts = { count: Math.min(repeatCustomers, customers), n: customers };
    return [
      {
        marketplace,
        period,
        days: periodDays(period),
        products: own.length,
        customers,
        repeatCustomers: counts.count,
        share: counts.count / customers,
        interval: wilson(counts, z),
        orders: own.reduce((sum, row) => sum + (row.orders ?? 0), 0),
      },
    ];
  });
  return {
    periods: periods.toSorted(
      (left, right) => left.days - right.days || (left.period.start < right.period.start ? -1 : 1),
    ),
    problems: [...lost].map(([file, count]) => ({
      code: 'repeat-without-count',
      scope: 'row',
      file,
      message: `${count} rows of repeat purchases lack a date, the customers or the share; they are left out.`,
    })),
  };
}
