import { addDays } from '../../src/model/period.ts';
import { diceFrom } from '../make-demo/random.ts';
import { csvLine, dots, tabText } from '../make-demo/text-file.ts';
import { Books, type Line, type Product } from './ledger-of-sales.ts';
import { PLOTS, type Plot } from './plots.ts';

/** The day the seeded files were downloaded. */
export const AS_OF = '2026-11-22';
const SEED = 20_261_122;
const TAB = (words: string): string[] => words.split(' ');

/** A fault that was put in, or nothing: what precision and recall are counted against. */
export interface SeededFault {
  readonly sku: string;
  readonly plot: string;
  readonly rule: string | null;
  readonly hidden: boolean;
  /** Major units. */
  readonly money: number;
}

function productOf(plot: Plot, index: number): Product {
  const number = String(index + 1).padStart(3, '0');
  const large = plot.kind === 'large';
  return {
    sku: `SEED-${plot.id}-${number}`,
    asin: `B0SEED0${number}`,
    fnsku: `X00SEED${number}`,
    box: plot.kind === 'unmeasured' ? null : { sides: [13.8, 9, large ? 0.8 : 0.7], ounces: 2.88 },
    category: plot.kind === 'electronics' ? 'Consumer Electronics' : 'Home and Kitchen',
    referralPercent: plot.kind === 'electronics' ? 8 : 15,
    priceCents: 1999 + (index % 7) * 300,
    costCents: 480 + (index % 5) * 35,
    feeCents: large ? 435 : 354,
  };
}

const SETTLEMENT = TAB(
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id merchant-order-id adjustment-id shipment-id marketplace-name amount-type amount-description amount fulfillment-id posted-date posted-date-time order-item-code merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased promotion-id',
);

function settlement(id: string, start: string, end: string, lines: readonly Line[]): string {
  const stamp = (day: string, time = '00:00:00'): string => `${day} ${time} UTC`;
  const common = { 'settlement-id': id, currency: 'USD' };
  const total = lines.reduce((sum, line) => sum + line.cents, 0);
  const rows = lines.map((line) => ({
    ...common,
    'transaction-type': line.type,
    'order-id': line.orderId,
    'marketplace-name': 'Amazon.com',
    'amount-type': line.amountType,
    'amount-description': line.description,
    amount: dots(line.cents),
    'fulfillment-id': 'AFN',
    'posted-date': stamp(line.day),
    'posted-date-time': stamp(line.day, '08:30:00'),
    'order-item-code': line.itemCode,
    sku: line.sku,
    'quantity-purchased': line.quantity,
  }));
  const summary = {
    ...common,
    'settlement-start-date': stamp(start),
    'settlement-end-date': stamp(end, '23:59:59'),
    'deposit-date': stamp(addDays(end, 2)),
    'total-amount': dots(total),
  };
  return tabText(SETTLEMENT, [summary, ...rows]);
}

const SPANS = [
  ['88000000001', '2026-08-30', '2026-09-12'],
  ['88000000002', '2026-09-13', '2026-09-26'],
  ['88000000003', '2026-09-27', '2026-10-10'],
  ['88000000004', '2026-10-11', '2026-11-07'],
] as const;

function feePreview(products: readonly Product[]): string {
  const headings = TAB(
    'sku fnsku asin product-name product-group brand fulfilled-by your-price sales-price longest-side median-side shortest-side length-and-girth unit-of-dimension item-package-weight unit-of-weight product-size-tier currency estimated-fee-total estimated-referral-fee-per-unit estimated-variable-closing-fee expected-fulfillment-fee-per-unit',
  );
  return tabText(
    headings,
    products.flatMap((product) => {
      const { box } = product;
      if (box === null) return [];
      const [long, median, short] = box.sides.map(String) as [string, string, string];
      return [
        {
          sku: product.sku,
          fnsku: product.fnsku,
          asin: product.asin,
          'product-name': `Seeded ${product.sku}`,
          'fulfilled-by': 'Amazon',
          'your-price': dots(product.priceCents),
          'sales-price': dots(product.priceCents),
          'longest-side': long,
          'median-side': median,
          'shortest-side': short,
          'unit-of-dimension': 'inches',
          'item-package-weight': String(box.ounces),
          'unit-of-weight': 'ounces',
          currency: 'USD',
          'estimated-fee-total': '0.00',
          'estimated-referral-fee-per-unit': '0.00',
          'estimated-variable-closing-fee': '0.00',
          'expected-fulfillment-fee-per-unit': dots(product.feeCents),
        },
      ];
    }),
  );
}

function productFile(products: readonly Product[]): string {
  const rows = products.map((product) =>
    csvLine([product.sku, product.asin, 'US', product.category, 'non-apparel', dots(product.costCents), 'USD']),
  );
  return `${['sku,asin,marketplace,category,product-type,cost,currency', ...rows].join('\n')}\n`;
}

function returnsFile(books: Books): string {
  const headings = TAB(
    'return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition reason status license-plate-number customer-comments',
  );
  return tabText(
    headings,
    books.returns.map(([day, { product, orderId, quantity }, disposition, status]) => ({
      'return-date': `${day}T09:00:00+00:00`,
      'order-id': orderId,
      sku: product.sku,
      asin: product.asin,
      fnsku: product.fnsku,
      quantity: String(quantity),
      'fulfillment-center-id': 'FXA1',
      'detailed-disposition': disposition,
      reason: 'UNWANTED_ITEM',
      status,
    })),
  );
}

function reimbursementsFile(books: Books): string {
  const headings = TAB(
    'approval-date reimbursement-id case-id amazon-order-id reason sku fnsku asin product-name condition currency-unit amount-per-unit amount-total quantity-reimbursed-cash quantity-reimbursed-inventory quantity-reimbursed-total original-reimbursement-id original-reimbursement-type',
  );
  return tabText(
    headings,
    books.reimbursements.map(([day, reason, product, orderId, cents, units], index) => ({
      'approval-date': `${day} PST`,
      'reimbursement-id': `R88${String(index).padStart(5, '0')}`,
      'amazon-order-id': orderId,
      reason,
      sku: product.sku,
      fnsku: product.fnsku,
      asin: product.asin,
      'currency-unit': 'USD',
      'amount-per-unit': dots(cents / units),
      'amount-total': dots(cents),
      'quantity-reimbursed-cash': String(units),
      'quantity-reimbursed-inventory': '0',
      'quantity-reimbursed-total': String(units),
    })),
  );
}

function ledgerFile(books: Books): string {
  const headings = [
    'Date',
    'FNSKU',
    'ASIN',
    'MSKU',
    'Title',
    'Event Type',
    'Reference ID',
    'Quantity',
    'Fulfillment Center',
    'Disposition',
    'Reason',
    'Country',
  ];
  return tabText(
    headings,
    books.movements.map(([day, product, units, reason], index) => ({
      Date: day,
      FNSKU: product.fnsku,
      ASIN: product.asin,
      MSKU: product.sku,
      Title: `Seeded ${product.sku}`,
      'Event Type': 'Adjustments',
      'Reference ID': `88${String(index).padStart(6, '0')}`,
      Quantity: String(units),
      'Fulfillment Center': 'FXA1',
      Disposition: reason === 'P' ? 'WAREHOUSE_DAMAGED' : 'SELLABLE',
      Reason: reason,
      Country: 'US',
    })),
  );
}

/** The seeded files by name, `faults.json` among them: the same bytes every time. */
export function seededFiles(): Map<string, string> {
  const books = new Books(diceFrom(SEED));
  const faults: SeededFault[] = [];
  const products = PLOTS.map((plot, index) => {
    const product = productOf(plot, index);
    const cents = plot.tell(books, product);
    faults.push({ sku: product.sku, plot: plot.id, rule: plot.rule, hidden: plot.hidden === true, money: cents / 100 });
    return product;
  });
  const lines = books.lines.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  return new Map([
    ...SPANS.map(([id, start, end]): [string, string] => [
      `${id}.txt`,
      settlement(
        id,
        start,
        end,
        lines.filter((line) => line.day >= start && line.day <= end),
      ),
    ]),
    ['fee-preview.txt', feePreview(products)],
    ['products.csv', productFile(products)],
    ['returns.txt', returnsFile(books)],
    ['reimbursements.txt', reimbursementsFile(books)],
    ['ledger.txt', ledgerFile(books)],
    ['faults.json', `${JSON.stringify({ asOf: AS_OF, skus: faults }, null, 2)}\n`],
  ]);
}
