import { addDays } from '../../src/model/period.ts';
import type { Dice } from '../make-demo/random.ts';

/** A product of the seeded settlements. Fees are typed from the card of 2026 by hand, not taken from the program's tables. */
export interface Product {
  readonly sku: string;
  readonly asin: string;
  readonly fnsku: string;
  /** Sides in inches, weight in ounces; null: no file tells them. */
  readonly box: { readonly sides: readonly [number, number, number]; readonly ounces: number } | null;
  readonly category: string;
  /** Referral share of the category in percent. */
  readonly referralPercent: number;
  readonly priceCents: number;
  readonly costCents: number;
  /** Fulfilment fee with the surcharge of one unit by the card. */
  readonly feeCents: number;
}

/** One amount of a settlement. */
export interface Line {
  readonly type: string;
  readonly orderId: string;
  readonly itemCode: string;
  readonly sku: string;
  readonly amountType: string;
  readonly description: string;
  readonly cents: number;
  readonly day: string;
  readonly quantity: string;
}

export interface Sale {
  readonly product: Product;
  readonly orderId: string;
  readonly itemCode: string;
  readonly day: string;
  readonly quantity: number;
  readonly priceCents: number;
  readonly referralCents: number;
}

export interface SaleChange {
  readonly day?: string;
  readonly quantity?: number;
  /** Price of one unit. */
  readonly price?: number;
  /** Charge for one unit. */
  readonly fee?: number;
  readonly percent?: number;
  /** Seller's discount a unit. */
  readonly coupon?: number;
}

/** Share of an amount in whole cents, halves away from zero. */
export function share(cents: number, percent: number): number {
  return Math.round((cents * percent) / 100);
}

/** First and last day of sales: one fee card holds from end to end. */
export const FIRST_DAY = '2026-08-30';
export const SALE_DAYS = 36;

/** Books sales and what follows them, as Amazon's reports would tell of them. */
export class Books {
  readonly lines: Line[] = [];
  readonly returns: (readonly [day: string, sale: Sale, disposition: string, status: string])[] = [];
  readonly reimbursements: (readonly [
    day: string,
    reason: string,
    product: Product,
    orderId: string,
    cents: number,
    units: number,
  ])[] = [];
  readonly movements: (readonly [day: string, product: Product, units: number, reason: string])[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  #add(
    sale: Pick<Sale, 'orderId' | 'itemCode' | 'product'>,
    type: string,
    day: string,
    quantity: number,
    parts: readonly (readonly [string, string, number])[],
  ): void {
    for (const [amountType, description, cents] of parts) {
      const { orderId, itemCode, product } = sale;
      this.lines.push({
        type,
        orderId,
        itemCode,
        sku: product.sku,
        amountType,
        description,
        cents,
        day,
        quantity: String(quantity),
      });
    }
  }

  /** A day of the span, by chance. */
  day(from = 0, to = SALE_DAYS - 1): string {
    return addDays(FIRST_DAY, this.#dice.between(from, to));
  }

  sale(product: Product, change: SaleChange = {}): Sale {
    const { quantity = 1, price = product.priceCents, coupon = 0, percent = product.referralPercent } = change;
    const referralCents = share((price - coupon) * quantity, percent);
    const sale: Sale = {
      product,
      orderId: `11${this.#dice.between(1, 4)}-${this.#dice.digits(7)}-${this.#dice.digits(7)}`,
      itemCode: this.#dice.digits(14),
      day: change.day ?? this.day(),
      quantity,
      priceCents: price * quantity,
      referralCents,
    };
    this.#add(sale, 'Order', sale.day, quantity, [
      ['ItemPrice', 'Principal', price * quantity],
      ...(coupon > 0 ? [['Promotion', 'Principal', -coupon * quantity] as const] : []),
      ['ItemFees', 'Commission', -referralCents],
      ['ItemFees', 'FBAPerUnitFulfillmentFee', -(change.fee ?? product.feeCents) * quantity],
    ]);
    return sale;
  }

  /** Sales spread over the span, some of two units. */
  sales(product: Product, count: number, change: (day: number) => SaleChange = () => ({})): Sale[] {
    return Array.from({ length: count }, (_, index) => {
      const place = Math.floor((index * SALE_DAYS) / count);
      return this.sale(product, {
        day: addDays(FIRST_DAY, place),
        quantity: index % 5 === 4 ? 2 : 1,
        ...change(place),
      });
    });
  }

  /** Gives the price back and, when nothing else is said, the referral fee less a fifth and at most 5.00. */
  refund(
    sale: Sale,
    after: number,
    change: { readonly part?: number; readonly back?: number; readonly kept?: number } = {},
  ): string {
    const day = addDays(sale.day, after);
    const part = change.part ?? 100;
    const back = change.back ?? share(sale.referralCents, part);
    const kept = change.kept ?? Math.min(share(back, 20), 500 * sale.quantity);
    this.#add(sale, 'Refund', day, sale.quantity, [
      ['ItemPrice', 'Principal', -share(sale.priceCents, part)],
      ...(back === 0 ? [] : [['ItemFees', 'Commission', back] as const]),
      ...(kept === 0 ? [] : [['ItemFees', 'RefundCommission', -kept] as const]),
    ]);
    return day;
  }

  returned(sale: Sale, after: number, disposition = 'SELLABLE', status = 'Unit returned to inventory'): void {
    this.returns.push([addDays(sale.day, after), sale, disposition, status]);
  }

  paid(day: string, reason: string, product: Product, units: number, orderId = ''): void {
    this.reimbursements.push([day, reason, product, orderId, product.costCents * units, units]);
  }

  moved(day: string, product: Product, units: number, reason: string): void {
    this.movements.push([day, product, units, reason]);
  }
}
