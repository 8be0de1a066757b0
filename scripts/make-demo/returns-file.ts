import { addDays } from '../../src/model/period.ts';
import { LAST_DAY } from './calendar.ts';
import { fnskuOf } from './catalogue.ts';
import { referralCents } from './fee-card.ts';
import type { Dice } from './random.ts';
import { isSale, type Line } from './story.ts';
import { tabText } from './text-file.ts';
import { TROUBLES } from './troubles.ts';

/** One line of an order that came back, and what Amazon gave back for it. */
export interface Return {
  readonly line: Line;
  readonly day: string;
  readonly reason: string;
  readonly disposition: string;
  readonly comment: string;
  /** Part of the commission that Amazon keeps: a fifth, at most 5.00. */
  readonly keptCents: number;
}

/** Share of shipped lines that come back: ordinary, and for the product whose pictures promise too much. */
const ORDINARY_SHARE = 0.035;
const HIGH_SHARE = 0.23;

const ORDINARY = [
  ['UNWANTED_ITEM', 'SELLABLE', ''],
  ['ORDERED_WRONG_ITEM', 'SELLABLE', ''],
  ['DEFECTIVE', 'DEFECTIVE', ''],
  ['DAMAGED_BY_FC', 'CARRIER_DAMAGED', ''],
  ['UNDELIVERABLE_UNKNOWN', 'SELLABLE', ''],
  ['NO_REASON_GIVEN', 'SELLABLE', ''],
] as const;

const NOT_AS_DESCRIBED = [
  ['NOT_AS_DESCRIBED', 'CUSTOMER_DAMAGED', 'Takes ten seconds, not three'],
  ['NOT_AS_DESCRIBED', 'SELLABLE', ''],
  ['NOT_AS_DESCRIBED', 'CUSTOMER_DAMAGED', 'No backlight on mine'],
  ['UNWANTED_ITEM', 'SELLABLE', ''],
] as const;

/** Chooses what comes back. A share is owed offer by offer, so that the rates come out as meant. */
export function comeBack(lines: readonly Line[], dice: Dice): Return[] {
  const owed = new Map<string, number>();
  const returns: Return[] = [];
  for (const line of lines) {
    if (!isSale(line) || line.shippedAt === null || line.offer.product.fbm === true) continue;
    const { sku } = line.offer.texts;
    const high = sku === TROUBLES.highReturns;
    const due = (owed.get(sku) ?? 0.4) + (high ? HIGH_SHARE : ORDINARY_SHARE);
    const day = addDays(line.shippedAt.slice(0, 10), dice.between(8, 20));
    if (due < 1 || day > addDays(LAST_DAY, -1)) {
      owed.set(sku, Math.min(due, high ? 3 : 1));
      continue;
    }
    owed.set(sku, due - 1);
    const [reason, disposition, comment] = high ? dice.pick(NOT_AS_DESCRIBED) : dice.pick(ORDINARY);
    const keptCents = Math.min(500, Math.round(referralCents(line.price - line.discount) / 5));
    returns.push({ line, day, reason, disposition, comment, keptCents });
  }
  return returns.toSorted((left, right) => (left.day === right.day ? 0 : left.day > right.day ? -1 : 1));
}

const HEADINGS =
  'return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition reason status license-plate-number customer-comments'.split(
    ' ',
  );

/** FBA customer returns, newest first. */
export function customerReturns(returns: readonly Return[]): string {
  const rows = returns.map(({ line, day, reason, disposition, comment }, index) => ({
    'return-date': `${day}T0${(index * 5) % 9}:${String((index * 17) % 60).padStart(2, '0')}:0${index % 9}+00:00`,
    'order-id': line.orderId,
    sku: line.offer.texts.sku,
    asin: line.offer.product.asin,
    fnsku: fnskuOf(line.offer),
    'product-name': line.offer.texts.title,
    quantity: String(line.quantity),
    'fulfillment-center-id': line.offer.marketplace === 'US' ? 'IND9' : 'LEJ3',
    'detailed-disposition': disposition,
    reason,
    status: disposition === 'SELLABLE' ? 'Unit returned to inventory' : 'Reimbursed',
    'license-plate-number': `LPN${line.offer.marketplace === 'US' ? 'RR' : 'HE'}${line.itemCode.slice(-9)}`,
    'customer-comments': comment,
  }));
  return tabText(HEADINGS, rows);
}
