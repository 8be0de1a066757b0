import { addDays } from '../../src/model/period.ts';
import { fulfilmentCents, referralCents } from './fee-card.ts';
import type { Return } from './returns-file.ts';
import { isSale, type Line } from './story.ts';
import { commas, dots, tabText } from './text-file.ts';
import { TROUBLES } from './troubles.ts';

const HEADINGS =
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id merchant-order-id adjustment-id shipment-id marketplace-name amount-type amount-description amount fulfillment-id posted-date posted-date-time order-item-code merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased promotion-id'.split(
    ' ',
  );

interface Entry {
  readonly cells: Readonly<Record<string, string>>;
  readonly cents: number;
}

/** What one settlement is about. */
export interface SettlementSpan {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly deposit: string;
  /** Charges that belong to no order: what, and how much (cents, negative when taken). */
  readonly others: readonly (readonly [type: string, description: string, cents: number])[];
}

/** `2026-09-14 08:14:22 UTC`, in Germany `14.09.2026 08:14:22 UTC`. */
function stamp(marketplace: 'US' | 'DE', day: string, time = '00:00:00'): string {
  return marketplace === 'US'
    ? `${day} ${time} UTC`
    : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)} ${time} UTC`;
}

type Part = readonly [amountType: string, description: string, cents: number];

/** The lines of one sold item: price, tax in and out, coupon, referral fee, and the fee for sending it. */
function saleParts(line: Line): Part[] {
  const { offer } = line;
  const us = offer.marketplace === 'US';
  const parts: Part[] = [['ItemPrice', 'Principal', line.price]];
  if (us && line.tax > 0) parts.push(['ItemPrice', 'Tax', line.tax]);
  if (line.discount > 0) parts.push(['Promotion', 'Principal', -line.discount]);
  parts.push(['ItemFees', 'Commission', -referralCents(line.price - line.discount)]);
  if (offer.product.fbm !== true) {
    // The seeded mistake: this product is charged as if it were bulky.
    const wrong = offer.texts.sku === TROUBLES.wrongSizeTier ? ('small-bulky' as const) : undefined;
    const each = fulfilmentCents(offer, (line.shippedAt ?? line.day).slice(0, 10), wrong);
    parts.push(['ItemFees', 'FBAPerUnitFulfillmentFee', -each * line.quantity]);
  }
  if (us && line.tax > 0) parts.push(['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', -line.tax]);
  return parts;
}

/** A refund gives price, tax and coupon back; Amazon gives the referral fee back less what it keeps. */
function refundParts({ line, keptCents }: Return): Part[] {
  const parts: Part[] = [['ItemPrice', 'Principal', -line.price]];
  const us = line.offer.marketplace === 'US';
  if (us && line.tax > 0) parts.push(['ItemPrice', 'Tax', -line.tax]);
  if (line.discount > 0) parts.push(['Promotion', 'Principal', line.discount]);
  parts.push(
    ['ItemFees', 'Commission', referralCents(line.price - line.discount)],
    ['ItemFees', 'RefundCommission', -keptCents],
  );
  if (us && line.tax > 0) parts.push(['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', line.tax]);
  return parts;
}

function entries(line: Line, type: 'Order' | 'Refund', day: string, time: string, parts: readonly Part[]): Entry[] {
  const { marketplace } = line.offer;
  return parts.map(([amountType, description, cents]) => ({
    cents,
    cells: {
      'transaction-type': type,
      'order-id': line.orderId,
      'adjustment-id': type === 'Refund' ? `${line.itemCode.slice(0, 4)}${line.itemCode.slice(-8)}` : '',
      'shipment-id': type === 'Order' ? `D${line.itemCode.slice(-8)}` : '',
      'marketplace-name': marketplace === 'US' ? 'Amazon.com' : 'Amazon.de',
      'amount-type': amountType,
      'amount-description': description,
      'fulfillment-id': line.offer.product.fbm === true ? 'MFN' : 'AFN',
      'posted-date': stamp(marketplace, day),
      'posted-date-time': stamp(marketplace, day, time),
      'order-item-code': line.itemCode,
      sku: line.offer.texts.sku,
      'quantity-purchased': String(line.quantity),
      'promotion-id': amountType === 'Promotion' ? `PLM-${line.offer.product.asin.slice(-6)}-KETTLEWIND10` : '',
    },
  }));
}

/** The day a return is paid back. */
export function refundDay(entry: Return): string {
  return addDays(entry.day, 1);
}

/** One settlement, flat file V2: the summary first, then lines that add up to it to the cent. */
export function settlement(
  marketplace: 'US' | 'DE',
  span: SettlementSpan,
  lines: readonly Line[],
  returns: readonly Return[],
): string {
  const within = (day: string): boolean => day >= span.start && day <= span.end;
  const sold = lines
    .filter((line) => isSale(line) && line.shippedAt !== null && within(line.shippedAt.slice(0, 10)))
    .toSorted((left, right) => ((left.shippedAt ?? '') < (right.shippedAt ?? '') ? -1 : 1))
    .flatMap((line) =>
      entries(
        line,
        'Order',
        (line.shippedAt ?? '').slice(0, 10),
        (line.shippedAt ?? '').slice(11, 19),
        saleParts(line),
      ),
    );
  const refunded = returns
    .filter((entry) => within(refundDay(entry)))
    .flatMap((entry) => entries(entry.line, 'Refund', refundDay(entry), '11:47:03', refundParts(entry)));
  const others = span.others.map(([type, description, cents]): Entry => ({
    cents,
    cells: {
      'transaction-type': type,
      'marketplace-name': marketplace === 'US' ? 'Amazon.com' : 'Amazon.de',
      'amount-type': type,
      'amount-description': description,
      'posted-date': stamp(marketplace, span.end),
      'posted-date-time': stamp(marketplace, span.end, '23:30:00'),
    },
  }));
  const all = [...sold, ...refunded, ...others];
  const written = marketplace === 'US' ? dots : (cents: number): string => commas(cents);
  const currency = marketplace === 'US' ? 'USD' : 'EUR';
  const summary = {
    'settlement-id': span.id,
    'settlement-start-date': stamp(marketplace, span.start),
    'settlement-end-date': stamp(marketplace, span.end, '23:59:59'),
    'deposit-date': stamp(marketplace, span.deposit),
    'total-amount': written(all.reduce((sum, entry) => sum + entry.cents, 0)),
    currency,
  };
  const rows = all.map((entry) => ({
    'settlement-id': span.id,
    currency,
    ...entry.cells,
    amount: written(entry.cents),
  }));
  return tabText(HEADINGS, [summary, ...rows]);
}
