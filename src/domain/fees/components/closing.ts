import { moneyFromNumber } from '../../../model/money.ts';
import { findCategory } from '../categories.ts';
import type { FeeComponent, FeeContext, FeeOutcome } from '../fee-types.ts';
import { because } from '../lookup.ts';

function compute({ input, rules }: FeeContext): FeeOutcome {
  const found = findCategory(rules, input.date, input.category, 'closing');
  // The referral fee reports an unknown category already; saying it twice would help nobody.
  if ('gap' in found || found.row.closingFee === null) return null;
  return {
    fee: {
      kind: 'closing',
      amount: moneyFromNumber(found.row.closingFee, input.price.currency),
      because: because('referral-fees', found.version, found.row, found.row.confidence),
      explanation: `${found.row.category}: fixed amount per unit`,
    },
  };
}

export const closing: FeeComponent = {
  meta: {
    kind: 'closing',
    title: 'Closing fee',
    rule: 'A fixed amount per unit of media, video games and consoles.',
    table: 'referral-fees',
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
