import { addDays } from '../../src/model/period.ts';
import { type Books, FIRST_DAY, type Product, share, type Sale } from './ledger-of-sales.ts';

/** What happens to one SKU, and what a good check says of it. */
export interface Plot {
  readonly id: string;
  /** What the SKU is told by: small is 2.88 oz in the small tier, large the same weight in a thicker box. */
  readonly kind: 'small' | 'large' | 'unmeasured' | 'electronics';
  /** Rule that a check has to name; null: nothing is wrong, though it may look so. */
  readonly rule: string | null;
  /** Wrong, but not to be told from what the files hold: the honest miss. */
  readonly hidden?: boolean;
  /** Answers the money of the fault in cents. */
  readonly tell: (books: Books, product: Product) => number;
}

const LARGE_FEE = 435;
const SMALL_FEE = 354;
const SALES = 9;

function over(sales: readonly Sale[], each: number): number {
  return sales.reduce((sum, sale) => sum + sale.quantity * each, 0);
}

function proceeds(sale: Sale): number {
  return sale.priceCents - sale.referralCents - sale.product.feeCents * sale.quantity;
}

const FAULTS: readonly Plot[] = [
  {
    id: 'TIER',
    kind: 'small',
    rule: 'FEE-CHARGED',
    tell: (books, product) =>
      over(
        books.sales(product, SALES, () => ({ fee: LARGE_FEE })),
        LARGE_FEE - SMALL_FEE,
      ),
  },
  {
    id: 'STEP',
    kind: 'small',
    rule: 'FEE-CHARGED',
    tell: (books, product) => {
      const sales = books.sales(product, 12, (day) => (day < 18 ? {} : { fee: LARGE_FEE }));
      return over(
        sales.filter((sale) => sale.day >= addDays(FIRST_DAY, 18)),
        LARGE_FEE - SMALL_FEE,
      );
    },
  },
  {
    id: 'ODD',
    kind: 'large',
    rule: 'FEE-CHARGED',
    tell: (books, product) =>
      over(
        books.sales(product, SALES, () => ({ fee: LARGE_FEE + 13 })),
        13,
      ),
  },
  {
    id: 'JUMP',
    kind: 'unmeasured',
    rule: 'FEE-JUMP',
    tell: (books, product) => {
      const sales = books.sales(product, 14, (day) => ({ fee: day < 15 ? SMALL_FEE : LARGE_FEE }));
      return over(
        sales.filter((sale) => sale.day >= addDays(FIRST_DAY, 15)),
        LARGE_FEE - SMALL_FEE,
      );
    },
  },
  {
    id: 'CATEGORY',
    kind: 'electronics',
    rule: 'FEE-REFERRAL',
    tell: (books, product) => {
      const sales = books.sales(product, SALES, () => ({ percent: 15 }));
      return sales.reduce((sum, sale) => sum + sale.referralCents - share(sale.priceCents, 8), 0);
    },
  },
  {
    id: 'NOBACK',
    kind: 'small',
    rule: 'FEE-REFUND',
    tell: (books, product) => {
      const [sale] = books.sales(product, SALES) as [Sale];
      books.refund(sale, 12, { back: 0, kept: 0 });
      books.returned(sale, 10);
      return sale.referralCents - Math.ceil(sale.referralCents / 5);
    },
  },
  {
    id: 'KEPT',
    kind: 'small',
    rule: 'FEE-REFUND',
    tell: (books, product) => {
      const [sale] = books.sales(product, SALES) as [Sale];
      books.refund(sale, 12, { kept: share(sale.referralCents, 60) });
      books.returned(sale, 10);
      return share(sale.referralCents, 60) - Math.ceil(sale.referralCents / 5);
    },
  },
  {
    id: 'NORETURN',
    kind: 'small',
    rule: 'RETURN-MISSING',
    tell: (books, product) => {
      books.sales(product, SALES);
      const sale = books.sale(product, { day: FIRST_DAY });
      books.refund(sale, 5);
      return proceeds(sale);
    },
  },
  {
    id: 'CARRIER',
    kind: 'small',
    rule: 'RETURN-DAMAGED',
    tell: (books, product) => {
      const [sale] = books.sales(product, SALES) as [Sale];
      books.refund(sale, 10);
      books.returned(sale, 14, 'CARRIER_DAMAGED', '');
      return proceeds(sale);
    },
  },
  {
    id: 'LOST',
    kind: 'small',
    rule: 'STOCK-LOST',
    tell: (books, product) => {
      books.sales(product, SALES);
      books.moved('2026-10-02', product, -3, 'M');
      books.moved('2026-10-05', product, 1, 'F');
      return 2 * product.costCents;
    },
  },
  {
    id: 'BROKEN',
    kind: 'small',
    rule: 'STOCK-DAMAGED',
    tell: (books, product) => {
      books.sales(product, SALES);
      books.moved('2026-10-04', product, -2, 'E');
      books.moved('2026-10-04', product, 2, 'P');
      return 2 * product.costCents;
    },
  },
  {
    id: 'TWOUNITS',
    kind: 'small',
    rule: 'FEE-CHARGED',
    hidden: true,
    tell: (books, product) => {
      books.sales(product, SALES);
      return over(
        [books.sale(product, { fee: LARGE_FEE }), books.sale(product, { fee: LARGE_FEE })],
        LARGE_FEE - SMALL_FEE,
      );
    },
  },
  {
    id: 'ONECENT',
    kind: 'small',
    rule: 'FEE-CHARGED',
    hidden: true,
    tell: (books, product) =>
      over(
        books.sales(product, SALES, () => ({ fee: SMALL_FEE + 1 })),
        1,
      ),
  },
];

/** Nothing wrong here: each looks like a fault to a check that does not think. */
const INNOCENT: readonly Plot[] = [
  { id: 'PLAIN', kind: 'small', rule: null, tell: (books, product) => (books.sales(product, SALES), 0) },
  { id: 'PLAINLARGE', kind: 'large', rule: null, tell: (books, product) => (books.sales(product, SALES), 0) },
  {
    id: 'NOSURCHARGE',
    kind: 'small',
    rule: null,
    tell: (books, product) => (books.sales(product, SALES, () => ({ fee: 342 })), 0),
  },
  {
    id: 'SIPP',
    kind: 'small',
    rule: null,
    tell: (books, product) => (books.sales(product, SALES, () => ({ fee: SMALL_FEE - 4 })), 0),
  },
  {
    id: 'BUSINESS',
    kind: 'large',
    rule: null,
    tell: (books, product) => (
      books.sales(product, SALES, (day) => (day % 2 === 0 ? { quantity: 4, fee: LARGE_FEE - 60 } : {})),
      0
    ),
  },
  {
    id: 'LOWSTOCK',
    kind: 'small',
    rule: null,
    tell: (books, product) => (books.sales(product, SALES, () => ({ fee: SMALL_FEE + 32 })), 0),
  },
  {
    id: 'LOWSTOCKLATE',
    kind: 'unmeasured',
    rule: null,
    tell: (books, product) => (books.sales(product, 14, (day) => ({ fee: day < 15 ? SMALL_FEE : SMALL_FEE + 89 })), 0),
  },
  {
    id: 'COUPON',
    kind: 'small',
    rule: null,
    tell: (books, product) => (books.sales(product, SALES, (day) => (day % 2 === 0 ? { coupon: 250 } : {})), 0),
  },
  {
    id: 'OVERFIFTY',
    kind: 'small',
    rule: null,
    tell: (books, product) => (books.sales(product, 14, (day) => (day < 18 ? {} : { price: 5499, fee: 381 })), 0),
  },
  {
    id: 'BUSINESSREFERRAL',
    kind: 'electronics',
    rule: null,
    tell: (books, product) => (books.sales(product, SALES, () => ({ percent: 7 })), 0),
  },
  {
    id: 'REFUNDED',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      for (const sale of books.sales(product, SALES).slice(0, 3)) {
        books.refund(sale, 9);
        books.returned(sale, 12);
      }
      return 0;
    },
  },
  {
    id: 'PARTLY',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      const [sale] = books.sales(product, SALES) as [Sale];
      books.refund(sale, 5, { part: 30 });
      return 0;
    },
  },
  {
    id: 'PAIDFOR',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      const [missing, damaged] = books.sales(product, SALES) as [Sale, Sale];
      books.paid('2026-11-08', 'CustomerReturn', product, missing.quantity, missing.orderId);
      books.refund(missing, 5);
      books.refund(damaged, 6);
      books.returned(damaged, 12, 'CARRIER_DAMAGED', 'Reimbursed');
      return 0;
    },
  },
  {
    id: 'BUYERBROKE',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      const [sale] = books.sales(product, SALES) as [Sale];
      books.refund(sale, 8);
      books.returned(sale, 12, 'CUSTOMER_DAMAGED', '');
      return 0;
    },
  },
  {
    id: 'LATELY',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      books.sales(product, SALES);
      books.refund(books.sale(product, { day: '2026-10-01' }), 20);
      books.moved('2026-11-10', product, -2, 'M');
      return 0;
    },
  },
  {
    id: 'FOUND',
    kind: 'small',
    rule: null,
    tell: (books, product) => {
      books.sales(product, SALES);
      books.moved('2026-09-20', product, -2, 'M');
      books.moved('2026-09-28', product, 2, 'F');
      books.moved('2026-09-25', product, -1, 'M');
      books.moved('2026-10-01', product, -1, 'E');
      books.paid('2026-10-09', 'Lost_Warehouse', product, 1);
      books.paid('2026-10-12', 'Damaged_Warehouse', product, 1);
      return 0;
    },
  },
];

/** Each fault on three SKUs, each innocent story on two. */
export const PLOTS: readonly Plot[] = [...FAULTS, ...FAULTS, ...FAULTS, ...INNOCENT, ...INNOCENT];
