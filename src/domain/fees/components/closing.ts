import { moneyFromNumber } from '../../../model/money.ts';
import { categoryIn, findCategory } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, versionOrNull } from '../lookup.ts';

const KIND = 'closing';

/** Where the fee goes by category and price (India), from a table of its own. */
function byPrice({ input, rules }: FeeContext): FeeOutcome {
  const version = versionOrNull(rules.closingFees, input.date);
  if (version === null)
    return gap(KIND, 'no-version', `no closing fees are known for ${rules.marketplace} on this date`);
  const minor = (edge: number): number => moneyFromNumber(edge, rules.currency).minor;
  const row = version.rows.find(
    (candidate) =>
      candidate.fulfilment === input.fulfilment &&
      input.price.minor > minor(candidate.above) &&
      (candidate.upTo === null || input.price.minor <= minor(candidate.upTo)) &&
      (candidate.categories === null || categoryIn(candidate.categories, rules, input.date, input.category)),
  );
  if (row === undefined || row.fee === null) {
    return gap(KIND, 'no-row', `the closing fee of this category at this price (${input.fulfilment}) was not found`);
  }
  const explain = (): string => `price above ${row.above}${row.upTo === null ? '' : `, up to ${row.upTo}`}`;
  return {
    fee: new Fee(KIND, moneyFromNumber(row.fee, rules.currency), because('closing-fees', version, row), explain),
  };
}

function compute(context: FeeContext): FeeOutcome {
  const { input, rules } = context;
  const found = findCategory(rules, input.date, input.category, KIND);
  // The referral fee reports an unknown category already; saying it twice would help nobody.
  if ('gap' in found) return null;
  if (rules.closingFees !== null) return byPrice(context);
  if (found.row.closingFee === null) return null;
  const amount = moneyFromNumber(found.row.closingFee, input.price.currency);
  const reason = because('referral-fees', found.version, found.row, found.row.confidence);
  return { fee: new Fee(KIND, amount, reason, () => `${found.row.category}: fixed amount per unit`) };
}

export const closing: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Closing fee',
    rule: 'A fixed amount per unit of media, video games and consoles; in India by category and price.',
    table: 'referral-fees',
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
