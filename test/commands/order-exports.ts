import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const US_ORDERS = join(import.meta.dirname, '../../fixtures/readers/orders/us/input.txt');

const [HEADING = '', LINE = ''] = readFileSync(US_ORDERS, 'utf8').split('\n');

export interface OrderFacts {
  /** Number of the order, which also makes its day: order 3 is of 3 October 2026. */
  readonly order: number;
  readonly quantity: number;
  /** Hours after it was placed that Amazon last changed it: more is newer. */
  readonly updated: number;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The id of the order with this number. */
export function orderIdOf(order: number): string {
  return `111-7000000-90000${two(order)}`;
}

function line({ order, quantity, updated }: OrderFacts): string {
  const cells = LINE.split('\t');
  const set = (heading: string, value: string): void => {
    cells[HEADING.split('\t').indexOf(heading)] = value;
  };
  set('amazon-order-id', orderIdOf(order));
  set('purchase-date', `2026-10-${two(order)}T08:05:09+00:00`);
  set('last-updated-date', `2026-10-${two(order)}T${two(8 + updated)}:30:00+00:00`);
  set('quantity', String(quantity));
  return cells.join('\t');
}

/** The text of an all-orders file as Seller Central hands it out. */
export function orderExport(orders: readonly OrderFacts[]): string {
  return `${[HEADING, ...orders.map(line)].join('\n')}\n`;
}

/** Writes an export that was downloaded on a day of November 2026. */
export function writeExport(path: string, orders: readonly OrderFacts[], day: number): void {
  writeFileSync(path, orderExport(orders));
  const time = new Date(Date.UTC(2026, 10, day));
  utimesSync(path, time, time);
}

/** Orders from one number to another, each of one unit. */
export function ordersOf(from: number, to: number, updated: number, quantity = 1): OrderFacts[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ order: from + index, quantity, updated }));
}
