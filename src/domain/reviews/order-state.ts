import type { OrderLineRecord } from '../../model/records/order-line.ts';

/** What an order's status says for a review request. */
export type OrderState = 'shipped' | 'not-shipped' | 'cancelled' | 'never-received' | 'unclear';

const NOT_SHIPPED: ReadonlySet<string> = new Set([
  'pending',
  'pendingavailability',
  'unshipped',
  'partiallyshipped',
  'shipping',
  'invoiceunconfirmed',
]);

/** `Shipped - Returned to Seller` and the like, as order files word a parcel that never reached the buyer. */
const NEVER_RECEIVED = /return(?:ed|ing) to seller|rejected by buyer|undeliverable|lost|damaged/;

function stateOfText(text: string): OrderState {
  const status = text.trim().toLowerCase();
  const word = status.replaceAll(/[\s_-]/g, '');
  if (word === 'cancelled' || word === 'canceled') return 'cancelled';
  if (word.startsWith('shipped')) return NEVER_RECEIVED.test(status) ? 'never-received' : 'shipped';
  if (NOT_SHIPPED.has(word) || word.startsWith('pending')) return 'not-shipped';
  return 'unclear';
}

/** State of one line: the item's own cancellation counts before the order's status. */
export function lineState(line: OrderLineRecord): OrderState {
  if (line.itemStatus !== null && stateOfText(line.itemStatus) === 'cancelled') return 'cancelled';
  return stateOfText(line.orderStatus);
}

/**
 * State of an order: cancelled items are left out where others remain; as long as one item has not left, Amazon does not
 * call the order shipped.
 */
export function orderState(lines: readonly OrderLineRecord[]): OrderState {
  const states = new Set(lines.map(lineState));
  if (states.size === 0) return 'unclear';
  // Not in the list: cancelled counts only when nothing else is left.
  for (const state of ['unclear', 'not-shipped', 'shipped', 'never-received'] as const) {
    if (states.has(state)) return state;
  }
  return 'cancelled';
}
