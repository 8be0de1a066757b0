import type { ServiceCounts, TrafficCounts, TrafficRecord } from '../model/records/traffic.ts';
import type { TotalName } from './definition.ts';
import type { JsonElement } from './json-element.ts';

/** Which counts go into which control sum. */
export type TrafficTotals = { readonly [K in 'units' | 'sessions' | 'pageViews' | 'sales']?: TotalName };

export const SUMMED: TrafficTotals = { units: 'units', sessions: 'sessions', pageViews: 'pageViews', sales: 'sales' };

/** Names of the counts, of all customers and of Amazon Business customers alone. */
const OF_ALL = {
  sessions: 'sessions',
  pageViews: 'pageViews',
  units: 'unitsOrdered',
  orderItems: 'totalOrderItems',
  sales: 'orderedProductSales',
} as const;
const OF_BUSINESS = {
  sessions: 'sessionsB2B',
  pageViews: 'pageViewsB2B',
  units: 'unitsOrderedB2B',
  orderItems: 'totalOrderItemsB2B',
  sales: 'orderedProductSalesB2B',
} as const;

function countsOf(
  names: typeof OF_ALL | typeof OF_BUSINESS,
  sales: JsonElement,
  traffic: JsonElement,
  totals: TrafficTotals,
): TrafficCounts {
  return {
    sessions: traffic.count(names.sessions, totals.sessions),
    pageViews: traffic.count(names.pageViews, totals.pageViews),
    units: sales.count(names.units, totals.units),
    orderItems: sales.count(names.orderItems),
    sales: sales.money(names.sales, totals.sales),
  };
}

/** Counts of all customers, added to the control sums named. */
export function trafficCounts(sales: JsonElement, traffic: JsonElement, totals: TrafficTotals): TrafficCounts {
  return countsOf(OF_ALL, sales, traffic, totals);
}

/** Counts of Amazon Business customers, which are part of all customers' and never added to them; null when not given. */
export function b2bCounts(sales: JsonElement, traffic: JsonElement): TrafficCounts | null {
  const found = countsOf(OF_BUSINESS, sales, traffic, {});
  const { sessions, pageViews, units, orderItems, sales: amount } = found;
  const isGiven = (sessions ?? pageViews ?? units ?? orderItems ?? amount) !== null;
  return isGiven ? found : null;
}

/** Sessions in the app, and what became of orders: left out where the element gives none of it. */
export function extraCounts(sales: JsonElement, traffic: JsonElement): Pick<TrafficRecord, 'appSessions' | 'service'> {
  const appSessions = traffic.count('mobileAppSessions');
  const service: ServiceCounts = {
    ordersShipped: sales.count('ordersShipped'),
    unitsRefunded: sales.count('unitsRefunded'),
    claimsGranted: sales.count('claimsGranted'),
    feedbackReceived: traffic.count('feedbackReceived'),
    negativeFeedback: traffic.count('negativeFeedbackReceived'),
  };
  return {
    ...(appSessions === null ? {} : { appSessions }),
    ...(Object.values(service).every((value) => value === null) ? {} : { service }),
  };
}
