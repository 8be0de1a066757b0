import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'seller-sku' | 'asin' | 'item-name' | 'price' | 'estimated-referral-fee-per-item';

/** Referral fee preview: Amazon's quote for every offer. It names neither marketplace nor currency. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_REFERRAL_FEE_PREVIEW_REPORT',
  title: 'Referral fee preview',
  download: 'Seller Central: Inventory > Inventory Reports > Referral Fee Preview Report',
  usedFor: 'the referral fee Amazon expects to charge for each offer at its price of today',
  replaces: 'marketplace',
  headings,
  columns: {
    'seller-sku': { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'expected' },
    'item-name': { kind: 'text', need: 'optional' },
    price: { kind: 'money', need: 'required' },
    'estimated-referral-fee-per-item': { kind: 'money', need: 'required' },
  },
  decimalMark: () => null,
  totals: { price: 'price', fees: 'estimated-referral-fee-per-item' },
  open(scope) {
    const currency = shopCurrency(scope.marketplace);
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        if (currency === null) doubtCurrency();
        scope.emit({
          kind: 'referral-fee-preview',
          origin: row.origin,
          sku: row.requiredText('seller-sku'),
          asin: row.text('asin'),
          marketplace: scope.marketplace,
          title: row.text('item-name'),
          price: row.money('price', currency),
          referralFee: row.money('estimated-referral-fee-per-item', currency),
        });
      },
    };
  },
});
