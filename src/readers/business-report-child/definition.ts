import { findMarketplace } from '../../model/marketplace.ts';
import type { Money } from '../../model/money.ts';
import type { TrafficCounts } from '../../model/records/traffic.ts';
import { marketplaceOfCurrency } from '../currencies.ts';
import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'parent'
  | 'child'
  | 'title'
  | 'sku'
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
  | 'order-items-b2b';

/** Languages whose files write 1.234,56; the others known write 1,234.56. */
const COMMA_LANGUAGES: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it']);

/** B2B counts stand in columns of their own and are part of the totals, never added to them. */
function b2bCounts(row: Row<Column>, sales: Money | null): TrafficCounts | null {
  const counts = {
    sessions: row.count('sessions-b2b'),
    pageViews: row.count('page-views-b2b'),
    units: row.count('units-b2b'),
    orderItems: row.count('order-items-b2b'),
    sales,
  };
  return Object.values(counts).every((value) => value === null) ? null : counts;
}

/** Detail page sales and traffic by child item, as downloaded by hand: no date inside. The same child may stand under two parents: two records, to be added. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'BUSINESS_REPORT_CHILD',
  title: 'Detail Page Sales and Traffic By Child Item',
  download:
    'Seller Central: Reports > Business Reports > Detail Page Sales and Traffic By Child Item > Download (.csv). ' +
    'The file holds no date: keep the span in its name, 2026-08-01-to-2026-08-31.csv',
  usedFor: 'journey report (consideration, purchase), brief: sessions, page views, units and sales by product',
  headings,
  columns: {
    parent: { kind: 'text', need: 'optional' },
    child: { kind: 'text', need: 'required' },
    title: { kind: 'text', need: 'optional' },
    sku: { kind: 'text', need: 'optional' },
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
  },
  decimalMark: (language) => (COMMA_LANGUAGES.has(language) ? 'comma' : 'dot'),
  totals: { sessions: 'sessions', pageViews: 'page-views', units: 'units', sales: 'sales' },
  open(scope) {
    let told = findMarketplace(scope.marketplace ?? '') ?? null;
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        // Euros are not of the shop the user named for all files: what the file says goes before.
        if (told !== null && row.signContradicts('sales', told.currency)) told = null;
        const sales = row.money('sales', shopCurrency(told?.code ?? null));
        if (sales === null && row.text('sales') !== null && told === null && row.summand('sales', 'money') !== null) {
          doubtCurrency();
        }
        const currency = sales?.currency ?? null;
        const marketplace = told ?? (currency === null ? null : marketplaceOfCurrency(currency));
        scope.emit({
          kind: 'traffic',
          origin: row.origin,
          grain: 'asin',
          marketplace: marketplace?.code ?? null,
          period: scope.givenPeriod,
          parentAsin: row.text('parent'),
          childAsin: row.requiredText('child'),
          sku: row.text('sku'),
          title: row.text('title'),
          total: {
            sessions: row.count('sessions'),
            pageViews: row.count('page-views'),
            units: row.count('units'),
            orderItems: row.count('order-items'),
            sales,
          },
          b2b: b2bCounts(row, row.money('sales-b2b', currency)),
          featuredOfferShare: row.percent('featured-offer'),
          statedUnitSessionShare: row.percent('unit-session'),
        });
        if (scope.givenPeriod !== null) {
          scope.cover(scope.givenPeriod.start);
          scope.cover(scope.givenPeriod.end);
        }
      },
    };
  },
});
