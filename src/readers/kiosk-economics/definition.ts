import { addMoney, type Money } from '../../model/money.ts';
import type { NamedCharge } from '../../model/records/economics.ts';
import {
  elementReading,
  firstElement,
  hasTraffic,
  isEmptyAnswer,
  isOfEconomics,
  marketplaceOf,
} from '../data-kiosk.ts';
import type { FileScope, JsonReport, TotalName } from '../definition.ts';
import type { JsonElement } from '../json-element.ts';
import { isObject } from '../json-values.ts';

const ID = 'analytics_economics_2024_03_15';
const PARTS = ['sales', 'fees', 'ads', 'cost', 'netProceeds'] as const;

/** Charges of one name, added up; a charge in a second currency is a problem of its own and left out. */
function summed(element: JsonElement, name: string, amounts: readonly (Money | null)[]): NamedCharge | null {
  let total: Money | null = null;
  for (const amount of amounts) {
    if (amount === null) continue;
    if (total !== null && total.currency !== amount.currency) {
      element.doubt(
        name,
        'currency-contradicts',
        'Its charges are in several currencies; those of the second were left out.',
      );
      continue;
    }
    total = total === null ? amount : addMoney(total, amount);
  }
  return total === null ? null : { name, total };
}

/** The amount of a charge, which has one; a charge without is a problem, for it is not free of charge. */
function stated(charge: JsonElement, total: TotalName): Money | null {
  if (charge.has('totalAmount')) return charge.money('totalAmount', total);
  return charge.doubt('totalAmount', 'cell-missing', 'The charge has no total amount; it is unknown and left out.');
}

/** `charges` by the schema; the older `charge` where a query asked for that. */
function feesOf(element: JsonElement, total: TotalName): NamedCharge[] {
  return element.parts('fees').flatMap((fee) => {
    const charges = fee.parts('charges');
    const details = (charges.length === 0 ? [fee.part('charge')] : charges).map((one) => one.part('aggregatedDetail'));
    const amounts = details.map((detail) => stated(detail, total));
    return summed(element, fee.text('feeTypeName') ?? 'unnamed', amounts) ?? [];
  });
}

function advertisingOf(element: JsonElement): NamedCharge[] {
  return element.parts('ads').flatMap((ad) => {
    const amount = stated(ad.part('charge'), 'spend');
    return summed(element, ad.text('adTypeName') ?? 'unnamed', [amount]) ?? [];
  });
}

function readElement(element: JsonElement, scope: FileScope): void {
  const sales = element.part('sales');
  const period = element.has('startDate') ? element.period('startDate', 'endDate') : scope.givenPeriod;
  scope.emit({
    kind: 'economics',
    origin: { file: scope.path, line: element.index },
    marketplace: marketplaceOf(element, scope),
    period,
    parentAsin: element.text('parentAsin'),
    childAsin: element.text('childAsin'),
    fnsku: element.text('fnsku'),
    sku: element.text('msku'),
    unitsOrdered: sales.count('unitsOrdered', 'units'),
    unitsRefunded: sales.count('unitsRefunded'),
    netUnits: sales.count('netUnitsSold'),
    orderedSales: sales.money('orderedProductSales', 'sales'),
    refundedSales: sales.money('refundedProductSales'),
    netSales: sales.money('netProductSales'),
    fees: feesOf(element, 'fees'),
    advertising: advertisingOf(element),
    costPerUnit: element.part('cost').money('costOfGoodsSold'),
    netProceeds: element.part('netProceeds').money('total', 'amount'),
  });
  if (period === null) return;
  scope.cover(period.start);
  scope.cover(period.end);
}

const READING = elementReading(PARTS, readElement);

/** Economics of Data Kiosk: what Amazon reckons each product earned; a query asks for what it wants, so any part may be absent. */
export const report: JsonReport = {
  form: 'json',
  id: ID,
  title: 'Economics (Data Kiosk)',
  download: 'SP-API: Data Kiosk, queries economics, economicsPreview, economicsSimulation',
  usedFor: "fees margins: Amazon's own reckoning of sales, fees, advertising and proceeds by product and span",
  mixesMarketplaces: true,
  sniff: /"netProceeds"|"feeTypeName"|"economics(?:Preview|Simulation)?"|"msku"/,
  totals: ['units', 'sales', 'fees', 'spend', 'amount'],
  together: ['units', 'sales', 'amount'],
  claims(document) {
    if (isEmptyAnswer(document, ID)) return true;
    const first = firstElement(document);
    if (first === null || hasTraffic(document)) return false;
    const product = 'msku' in first || 'childAsin' in first || 'parentAsin' in first || 'fnsku' in first;
    return product && (isObject(first['sales']) || isObject(first['netProceeds']) || Array.isArray(first['fees']));
  },
  read: READING.read,
  lines: {
    ...READING.lines,
    // Sales alone may be those of sales and traffic, with the traffic damaged: the elements behind tell.
    isReady: (document) => isOfEconomics(firstElement(document) ?? {}),
  },
};
