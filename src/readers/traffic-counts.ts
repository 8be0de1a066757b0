import type { TrafficCounts } from '../model/records/traffic.ts';
import type { TotalName } from './definition.ts';
import type { JsonElement } from './json-values.ts';

/** Which counts go into which control sum. */
export type TrafficTotals = { readonly [K in 'units' | 'sessions' | 'pageViews' | 'sales']?: TotalName };

export const SUMMED: TrafficTotals = { units: 'units', sessions: 'sessions', pageViews: 'pageViews', sales: 'sales' };

/** `suffix` is empty for all customers and `B2B` for Amazon Business customers alone. */
export function trafficCounts(
  sales: JsonElement,
  traffic: JsonElement,
  suffix: '' | 'B2B',
  totals: TrafficTotals,
): TrafficCounts {
  return {
    sessions: traffic.count(`sessions${suffix}`, totals.sessions),
    pageViews: traffic.count(`pageViews${suffix}`, totals.pageViews),
    units: sales.count(`unitsOrdered${suffix}`, totals.units),
    orderItems: sales.count(`totalOrderItems${suffix}`),
    sales: sales.money(`orderedProductSales${suffix}`, totals.sales),
  };
}

/** Counts of Amazon Business customers, which are part of all customers' and never added to them; null when not given. */
export function b2bCounts(sales: JsonElement, traffic: JsonElement): TrafficCounts | null {
  const found = trafficCounts(sales, traffic, 'B2B', {});
  const { sessions, pageViews, units, orderItems, sales: amount } = found;
  const isGiven = (sessions ?? pageViews ?? units ?? orderItems ?? amount) !== null;
  return isGiven ? found : null;
}
