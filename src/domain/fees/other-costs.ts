import { decimalText, money, shareOfMoney, type Money } from '../../model/money.ts';
import type { Fee, FeeInput } from './fee-types.ts';
import type { SalesTax } from './sales-tax.ts';

/** A cost of one unit sold that is no fee of Amazon's: the seller's own figures. */
export interface OtherCost {
  readonly kind: 'inbound-freight' | 'own-shipping' | 'advertising' | 'returned-sales';
  readonly amount: Money;
  readonly explanation: string;
}

/**
 * Freight, advertising and what returned sales cost, per unit sold. A returned unit is taken to go back on sale: the
 * buyer gets the price back, the seller gets the referral and closing fee and the unit back, and Amazon keeps the rest.
 */
export function otherCosts(input: FeeInput, fees: readonly Fee[], tax: SalesTax | null): OtherCost[] {
  const { inboundFreight, ownShipping, ads, returnsRate } = input.options ?? {};
  const fba = input.fulfilment === 'fba';
  const costs: OtherCost[] = [];
  if (!fba && ownShipping !== undefined) {
    costs.push({ kind: 'own-shipping', amount: ownShipping, explanation: 'your own figure per unit' });
  }
  if (fba && inboundFreight !== undefined && inboundFreight.minor !== 0) {
    costs.push({ kind: 'inbound-freight', amount: inboundFreight, explanation: 'your own figure per unit' });
  }
  if (ads !== undefined) {
    const amount = typeof ads === 'number' ? shareOfMoney(input.price, ads) : ads;
    const explanation =
      typeof ads === 'number' ? `${Number((ads * 100).toFixed(4))} % of the price` : 'your own figure per unit sold';
    costs.push({ kind: 'advertising', amount, explanation });
  }
  if (returnsRate !== undefined && returnsRate > 0) {
    const back = fees
      .filter((fee) => fee.kind === 'referral' || fee.kind === 'closing')
      .reduce((sum, fee) => sum + fee.amount.minor, 0);
    const lost = money(
      input.price.minor - (tax?.inPrice.minor ?? 0) - back - (input.cost?.minor ?? 0),
      input.price.currency,
    );
    costs.push({
      kind: 'returned-sales',
      amount: shareOfMoney(lost, returnsRate),
      explanation: `${Number((returnsRate * 100).toFixed(4))} % of units x ${decimalText(lost)}: price less tax, referral and cost; the unit is taken to go back on sale`,
    });
  }
  return costs;
}
