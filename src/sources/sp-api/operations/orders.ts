import {
  type ApiMoney,
  fieldsOf,
  type Fields,
  listOf,
  moneyOf,
  neededList,
  neededText,
  numberOf,
  textOf,
  textsOf,
} from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const operation = operationsOf(statedIn('orders_2026-01-01', ['Inventory and Order Tracking']));
const SEARCH = operation('searchOrders', 'GET /orders/2026-01-01/orders', [0.0056, 20]);

export const ordersOperations: readonly Operation[] = [SEARCH];

/** BUYER and RECIPIENT are left out on purpose: they give personal data that nothing here needs. */
export type OrderData = 'PROCEEDS' | 'EXPENSE' | 'PROMOTION' | 'CANCELLATION' | 'FULFILLMENT' | 'PACKAGES';

export type OrderStatus =
  | 'PENDING_AVAILABILITY'
  | 'PENDING'
  | 'UNSHIPPED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'CANCELLED'
  | 'UNFULFILLABLE';

/** From and to, ISO 8601; null where Amazon did not say. */
export interface TimeWindow {
  readonly earliest: string | null;
  readonly latest: string | null;
}

export interface ApiOrder {
  readonly orderId: string;
  readonly createdTime: string | null;
  readonly lastUpdatedTime: string | null;
  readonly marketplaceId: string | null;
  readonly programs: readonly string[];
  /** Null where FULFILLMENT was not asked for. */
  readonly status: OrderStatus | (string & {}) | null;
  readonly fulfilledBy: string | null;
  readonly deliverBy: TimeWindow | null;
  readonly shipBy: TimeWindow | null;
  readonly total: ApiMoney | null;
  readonly items: readonly ApiOrderItem[];
  readonly packages: readonly { readonly status: string | null; readonly shipTime: string | null }[];
}

export interface ApiOrderItem {
  readonly orderItemId: string;
  readonly asin: string | null;
  readonly sellerSku: string | null;
  readonly title: string | null;
  readonly quantityOrdered: number | null;
  readonly quantityFulfilled: number | null;
  /** SUBSCRIBE_AND_SAVE marks a repeat order. */
  readonly programs: readonly string[];
  readonly unitPrice: ApiMoney | null;
  readonly isCancelled: boolean;
}

export interface OrderSearch {
  /** ISO 8601; exactly one of the two. */
  readonly createdAfter?: string;
  readonly lastUpdatedAfter?: string;
  readonly createdBefore?: string;
  readonly lastUpdatedBefore?: string;
  readonly marketplaceIds?: readonly string[];
  readonly statuses?: readonly OrderStatus[];
  readonly fulfilledBy?: readonly ('MERCHANT' | 'AMAZON')[];
  readonly includedData?: readonly OrderData[];
  readonly paginationToken?: string | null;
}

export interface OrderPage {
  readonly orders: readonly ApiOrder[];
  readonly nextToken: string | null;
}

function windowOf(value: unknown): TimeWindow | null {
  const fields = fieldsOf(value);
  const window = { earliest: textOf(fields['earliestDateTime']), latest: textOf(fields['latestDateTime']) };
  return window.earliest === null && window.latest === null ? null : window;
}

function orderItemOf(fields: Fields): ApiOrderItem {
  const product = fieldsOf(fields['product']);
  return {
    orderItemId: textOf(fields['orderItemId']) ?? '',
    asin: textOf(product['asin']),
    sellerSku: textOf(product['sellerSku']),
    title: textOf(product['title']),
    quantityOrdered: numberOf(fields['quantityOrdered']),
    quantityFulfilled: numberOf(fieldsOf(fields['fulfillment'])['quantityFulfilled']),
    programs: textsOf(fields['programs']),
    unitPrice: moneyOf(fieldsOf(product['price'])['unitPrice']),
    isCancelled: Object.keys(fieldsOf(fieldsOf(fields['cancellation'])['cancellationExecution'])).length > 0,
  };
}

function orderOf(fields: Fields): ApiOrder {
  const fulfillment = fieldsOf(fields['fulfillment']);
  return {
    orderId: neededText(SEARCH, fields, 'orderId'),
    createdTime: textOf(fields['createdTime']),
    lastUpdatedTime: textOf(fields['lastUpdatedTime']),
    marketplaceId: textOf(fieldsOf(fields['salesChannel'])['marketplaceId']),
    programs: textsOf(fields['programs']),
    status: textOf(fulfillment['fulfillmentStatus']),
    fulfilledBy: textOf(fulfillment['fulfilledBy']),
    deliverBy: windowOf(fulfillment['deliverByWindow']),
    shipBy: windowOf(fulfillment['shipByWindow']),
    total: moneyOf(fieldsOf(fields['proceeds'])['grandTotal']),
    items: listOf(fields['orderItems']).map(orderItemOf),
    packages: listOf(fields['packages']).map((one) => ({
      status: textOf(fieldsOf(one['packageStatus'])['status']),
      shipTime: textOf(one['shipTime']),
    })),
  };
}

/**
 * One page of up to 100 orders; the next page wants the same search with its token.
 * @throws SpApiError; RangeError unless exactly one of createdAfter and lastUpdatedAfter is given.
 */
export async function searchOrders(client: SpApiClient, search: OrderSearch): Promise<OrderPage> {
  const { statuses, paginationToken, includedData = ['FULFILLMENT'], ...query } = search;
  if ((query.createdAfter === undefined) === (query.lastUpdatedAfter === undefined)) {
    throw new RangeError('searchOrders takes exactly one of createdAfter and lastUpdatedAfter');
  }
  const { data } = await client.call(SEARCH, {
    query: {
      ...query,
      includedData,
      fulfillmentStatuses: statuses,
      maxResultsPerPage: 100,
      paginationToken: paginationToken ?? undefined,
    },
  });
  const fields = fieldsOf(data);
  return {
    orders: neededList(SEARCH, fields, 'orders').map(orderOf),
    nextToken: textOf(fieldsOf(fields['pagination'])['nextToken']),
  };
}
