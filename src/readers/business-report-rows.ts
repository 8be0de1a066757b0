import { findMarketplace, type Marketplace } from '../model/marketplace.ts';
import type { Money } from '../model/money.ts';
import type { ServiceCounts, TrafficCounts, TrafficRecord } from '../model/records/traffic.ts';
import { marketplaceOfCurrency } from './currencies.ts';
import type { TableScope } from './definition.ts';
import type { Row } from './row.ts';
import { currencyDoubt, shopCurrency } from './shop.ts';

/** Columns the business reports by child and by date share. */
export type BusinessColumn =
  | 'sessions'
  | 'sessions-b2b'
  | 'page-views'
  | 'page-views-b2b'
  | 'featured-offer'
  | 'units'
  | 'units-b2b'
  | 'unit-session'
  | 'sales'
  | 'sales-b2b'
  | 'order-items'
  | 'order-items-b2b'
  | 'app-sessions'
  | 'units-refunded'
  | 'feedback-received'
  | 'claims-granted'
  | 'orders-shipped';

export const BUSINESS_COLUMNS = {
  sessions: { kind: 'count', need: 'required' },
  'sessions-b2b': { kind: 'count', need: 'optional' },
  'page-views': { kind: 'count', need: 'required' },
  'page-views-b2b': { kind: 'count', need: 'optional' },
  'featured-offer': { kind: 'share', need: 'optional' },
  units: { kind: 'count', need: 'required' },
  'units-b2b': { kind: 'count', need: 'optional' },
  'unit-session': { kind: 'share', need: 'optional' },
  sales: { kind: 'money', need: 'required' },
  'sales-b2b': { kind: 'money', need: 'optional' },
  'order-items': { kind: 'count', need: 'optional' },
  'order-items-b2b': { kind: 'count', need: 'optional' },
  'app-sessions': { kind: 'count', need: 'optional' },
  'units-refunded': { kind: 'count', need: 'optional' },
  'feedback-received': { kind: 'count', need: 'optional' },
  'claims-granted': { kind: 'count', need: 'optional' },
  'orders-shipped': { kind: 'count', need: 'optional' },
} as const;

/** Languages whose files write 1.234,56; the others known write 1,234.56. */
const COMMA_LANGUAGES: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it']);

/** Business reports follow the language of the account. */
export function businessDecimalMark(language: string): 'comma' | 'dot' {
  return COMMA_LANGUAGES.has(language) ? 'comma' : 'dot';
}

/** What a row of a business report counts, and of which marketplace it is. */
export interface BusinessCounts extends Pick<TrafficRecord, 'appSessions' | 'service'> {
  readonly marketplace: string | null;
  readonly total: TrafficCounts;
  readonly b2b: TrafficCounts | null;
  readonly featuredOfferShare: number | null;
  readonly statedUnitSessionShare: number | null;
}

/** B2B counts stand in columns of their own and are part of the totals, never added to them. */
function b2bCounts(row: Row<BusinessColumn>, sales: Money | null): TrafficCounts | null {
  const counts = {
    sessions: row.count('sessions-b2b'),
    pageViews: row.count('page-views-b2b'),
    units: row.count('units-b2b'),
    orderItems: row.count('order-items-b2b'),
    sales,
  };
  return Object.values(counts).every((value) => value === null) ? null : counts;
}

/** Sessions in the app, and what became of orders; the page adds these columns on request. Negative feedback is given as a rate only. */
function extraCounts(row: Row<BusinessColumn>): Pick<TrafficRecord, 'appSessions' | 'service'> {
  const appSessions = row.count('app-sessions');
  const service: ServiceCounts = {
    ordersShipped: row.count('orders-shipped'),
    unitsRefunded: row.count('units-refunded'),
    claimsGranted: row.count('claims-granted'),
    feedbackReceived: row.count('feedback-received'),
    negativeFeedback: null,
  };
  return {
    ...(appSessions === null ? {} : { appSessions }),
    ...(Object.values(service).every((value) => value === null) ? {} : { service }),
  };
}

/** Reads the counts of row after row of one file. */
export function businessRows(scope: TableScope): (row: Row<BusinessColumn>) => BusinessCounts {
  let told: Marketplace | null = findMarketplace(scope.marketplace ?? '') ?? null;
  const doubtCurrency = currencyDoubt(scope);
  return (row) => {
    // Euros are not of the shop the user named for all files: what the file says goes before.
    if (told !== null && row.signContradicts('sales', told.currency)) told = null;
    const sales = row.money('sales', shopCurrency(told?.code ?? null));
    if (sales === null && row.text('sales') !== null && told === null && row.summand('sales', 'money') !== null) {
      doubtCurrency();
    }
    const currency = sales?.currency ?? null;
    const marketplace = told ?? (currency === null ? null : marketplaceOfCurrency(currency));
    return {
      marketplace: marketplace?.code ?? null,
      total: {
        sessions: row.count('sessions'),
        pageViews: row.count('page-views'),
        units: row.count('units'),
        orderItems: row.count('order-items'),
        sales,
      },
      b2b: b2bCounts(row, row.money('sales-b2b', currency)),
      ...extraCounts(row),
      featuredOfferShare: row.percent('featured-offer'),
      statedUnitSessionShare: row.percent('unit-session'),
    };
  };
}
