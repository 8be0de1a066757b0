import { findMarketplace } from '../../model/marketplace.ts';
import { type IsoDate, isIsoDate } from '../../model/period.ts';
import type { CustomerReturnRecord } from '../../model/records/customer-return.ts';
import type { OrderLineRecord } from '../../model/records/order-line.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { ShipmentRecord } from '../../model/records/shipment.ts';
import { lineState } from './order-state.ts';

/** What the files tell of one order. */
export interface OrderFacts {
  readonly orderId: string;
  /** Marketplace code; null where no line tells, or where lines contradict each other. */
  readonly marketplace: string | null;
  /** More than one marketplace was read for the same order id. */
  readonly contradictory: boolean;
  /** Day of purchase in the shop's time zone (UTC where the shop is not known). */
  readonly purchasedOn: IsoDate | null;
  /** The newest word on each line of the order. */
  readonly lines: readonly OrderLineRecord[];
  readonly returns: readonly CustomerReturnRecord[];
  /** A settlement shows money given back for the order. */
  readonly refunded: boolean;
  /** First and last day on which Amazon expected its parcels; null unless every item that left has one. */
  readonly expected: { readonly earliest: IsoDate; readonly latest: IsoDate } | null;
  /** Stars of the seller feedback on it, 1 to 5. */
  readonly feedback: readonly number[];
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a marketplace's time zone; null when the text is no instant. */
export function shopDay(instant: string, marketplace: string | null): IsoDate | null {
  // A date without a time is taken as it stands: moving it by hours would be made up.
  if (isIsoDate(instant)) return instant;
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return null;
  const zone = (marketplace === null ? undefined : findMarketplace(marketplace)?.timeZone) ?? 'UTC';
  let format = zones.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    zones.set(zone, format);
  }
  const day = format.format(time);
  return isIsoDate(day) ? day : null;
}

function grouped<T>(records: readonly T[], keyOf: (record: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null || key === '') continue;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}

/** Files overlap: of the same item of an order, only the lines of the newest state count. */
function newestLines(lines: readonly OrderLineRecord[]): OrderLineRecord[] {
  return [...grouped(lines, (line) => `${line.sku}\n${line.asin ?? ''}`).values()].flatMap((same) => {
    const newest = same.reduce(
      (latest, line) => ((line.updatedAt ?? '') > latest ? (line.updatedAt ?? '') : latest),
      '',
    );
    return same.filter((line) => (line.updatedAt ?? '') === newest);
  });
}

/** Days on which the parcels of an order were expected: an item without one leaves the order's own unknown. */
function expectedOf(
  lines: readonly OrderLineRecord[],
  shipments: readonly ShipmentRecord[],
  marketplace: string | null,
): OrderFacts['expected'] {
  const arrivals = shipments.map(({ sku, estimatedArrivalAt }) => ({
    sku,
    day: estimatedArrivalAt === null ? null : shopDay(estimatedArrivalAt, marketplace),
  }));
  const days = arrivals.map(({ day }) => day).filter((day) => day !== null);
  const left = lines.filter((line) => lineState(line) !== 'cancelled');
  const known = left.every(({ sku }) => arrivals.some((arrival) => arrival.sku === sku && arrival.day !== null));
  if (days.length === 0 || days.length < arrivals.length || !known) return null;
  const inOrder = days.toSorted();
  return { earliest: inOrder[0] ?? '', latest: inOrder.at(-1) ?? '' };
}

type OrderRecords = Pick<
  RecordSet,
  'order-line' | 'customer-return' | 'settlement-line' | 'shipment' | 'seller-feedback'
>;

/** Joins the lines of each order with what else is known of it, in the order in which the orders first appear. */
export function ordersOf(records: OrderRecords): OrderFacts[] {
  const shipments = grouped(records.shipment, (record) => record.orderId);
  const feedback = grouped(records['seller-feedback'], (record) => record.orderId);
  const returns = grouped(records['customer-return'], (record) => record.orderId);
  const refunds = new Set(
    records['settlement-line']
      .filter((line) => line.transactionType.toLowerCase() === 'refund' && line.orderId !== null)
      .map((line) => line.orderId),
  );
  return [...grouped(records['order-line'], (line) => line.orderId)].map(([orderId, all]) => {
    const lines = newestLines(all);
    const marketplaces = new Set(lines.map((line) => line.marketplace).filter((code) => code !== null));
    const [code] = marketplaces;
    const marketplace = marketplaces.size === 1 && code !== undefined ? code : null;
    const days = lines.map((line) => shopDay(line.purchasedAt, marketplace)).filter((day) => day !== null);
    return {
      orderId,
      marketplace,
      contradictory: marketplaces.size > 1,
      purchasedOn: days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first)),
      lines,
      returns: returns.get(orderId) ?? [],
      refunded: refunds.has(orderId),
      expected: expectedOf(lines, shipments.get(orderId) ?? [], marketplace),
      feedback: (feedback.get(orderId) ?? []).map(({ rating }) => rating),
    };
  });
}
