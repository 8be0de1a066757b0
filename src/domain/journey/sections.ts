import { findMarketplace } from '../../model/marketplace.ts';
import type { CurrencyCode } from '../../model/money.ts';
import type { Problem } from '../../model/problem.ts';
import type { OrderLineRecord } from '../../model/records/order-line.ts';
import { emptyRecordSet, type RecordSet } from '../../model/records/record.ts';
import { ordersOnce } from './feeds/orders.ts';
import { nameShops, searchCurrency } from './unnamed-shops.ts';

/** The records of one marketplace in one currency; marketplace null where the files do not tell. */
export interface SectionRecords {
  readonly marketplace: string | null;
  readonly currency: CurrencyCode | null;
  readonly records: RecordSet;
}

/** Kinds that go by the shop they name; where they name none, by the only shop at hand. */
const SHOP_KINDS = [
  'ad-performance',
  'catalog-performance',
  'coupon',
  'promotion',
  'repeat-purchase',
  'subscription',
  'top-search-term',
] as const;

type Mutable = ReturnType<typeof emptyRecordSet>;

/**
 * Parts records by marketplace, so that neither shops nor currencies are ever added up. Returns carry no marketplace:
 * the order they belong to tells it, and those of unknown orders are left out with a problem. Amounts in a currency
 * that is not the shop's are left out of its sums.
 */
export function sectionsOf(
  records: RecordSet,
  marketplace: string | null,
): { sections: readonly SectionRecords[]; problems: readonly Problem[] } {
  const sections = new Map<string, { marketplace: string | null; currency: string | null; records: Mutable }>();
  const problems: Problem[] = [];
  const sectionFor = (code: string | null, currency: string | null): Mutable => {
    // Files that name no marketplace are told apart by their currency; one without amounts joins none of them.
    const key = code ?? `unknown ${currency ?? ''}`;
    const section = sections.get(key) ?? {
      marketplace: code,
      currency: (code === null ? undefined : findMarketplace(code)?.currency) ?? currency,
      records: emptyRecordSet(),
    };
    sections.set(key, section);
    return section.records;
  };
  const wanted = (code: string | null): boolean => marketplace === null || code === marketplace;

  const named = nameShops(records);
  problems.push(...named.problems);
  for (const record of named.traffic) {
    if (wanted(record.marketplace))
      sectionFor(record.marketplace, record.total.sales?.currency ?? null).traffic.push(record);
  }
  for (const record of named.search) {
    if (wanted(record.marketplace)) sectionFor(record.marketplace, searchCurrency(record))['search-query'].push(record);
  }
  const orders = ordersOnce(records['order-line']);
  problems.push(...orders.problems);
  for (const line of orders.lines) {
    if (line.marketplace !== null && wanted(line.marketplace)) {
      sectionFor(line.marketplace, line.itemPrice?.currency ?? null)['order-line'].push(line);
    }
  }
  for (const line of records['settlement-line']) {
    if (line.marketplace !== null && wanted(line.marketplace)) {
      sectionFor(line.marketplace, line.amount.currency)['settlement-line'].push(line);
    }
  }
  for (const kind of SHOP_KINDS) {
    const lost = new Map<string, number>();
    for (const record of records[kind]) {
      const code = record.marketplace ?? named.onlyShop;
      if (code === null) lost.set(record.origin.file, (lost.get(record.origin.file) ?? 0) + 1);
      // The kind decides the list; TypeScript does not see that both are of one kind.
      else if (wanted(code)) (sectionFor(code, null)[kind] as unknown[]).push(record);
    }
    problems.push(...[...lost].map(([file, count]) => shopUnknown(file, count)));
  }
  problems.push(...placeReturns(records, orders.lines, (code) => (wanted(code) ? sectionFor(code, null) : null)));
  const sorted = [...sections.values()].toSorted((left, right) =>
    (left.marketplace ?? '~') < (right.marketplace ?? '~') ? -1 : 1,
  );
  return { sections: sorted, problems };
}

function placeReturns(
  records: RecordSet,
  lines: readonly OrderLineRecord[],
  sectionFor: (code: string) => Mutable | null,
): Problem[] {
  const shops = new Map(lines.map(({ orderId, marketplace }) => [orderId, marketplace]));
  const lost = new Map<string, number>();
  for (const record of records['customer-return']) {
    const code = shops.get(record.orderId) ?? null;
    if (code === null) lost.set(record.origin.file, (lost.get(record.origin.file) ?? 0) + 1);
    else sectionFor(code)?.['customer-return'].push(record);
  }
  return [...lost].map(([file, count]) => ({
    code: 'return-without-order',
    scope: 'row',
    file,
    message: `${count} returns belong to orders that no order file at hand holds; their marketplace is not known and they are left out of the journey.`,
    suggestion: 'Add the All Orders file of the months before.',
  }));
}

function shopUnknown(file: string, count: number): Problem {
  return {
    code: 'marketplace-not-known',
    scope: 'row',
    file,
    message: `${count} rows name no marketplace and there are several at hand, or none; they are left out of the journey.`,
    suggestion: 'Give the file its own --marketplace.',
  };
}
