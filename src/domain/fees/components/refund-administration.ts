import { decimalText, money, moneyFromNumber, shareOfMoney } from '../../../model/money.ts';
import { refundAdministration as table } from '../../../rules/policy/claim-tables.ts';
import { findCategory } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';

const KIND = 'refund-administration';

function compute({ input, rules, earlier }: FeeContext): FeeOutcome {
  const rate = input.options?.returnsRate;
  if (rate === undefined || rate <= 0) return null;
  const referral = earlier.find((fee) => fee.kind === 'referral');
  const version = versionOrNull(table, input.date);
  const row = version?.rows.find((candidate) => candidate.marketplace === rules.marketplace);
  if (referral === undefined || version === null) return null;
  if (row === undefined)
    return {
      warning: `What is kept of the referral fee on a refund is not known for ${rules.marketplace}: nothing is counted.`,
    };
  // Of media, which pay a closing fee, nothing is kept.
  const category = findCategory(rules, input.date, input.category, KIND);
  if ('row' in category && category.row.closingFee !== null) return null;
  const share = shareOfMoney(referral.amount, row.rate);
  const cap = row.cap === null ? null : moneyFromNumber(row.cap, rules.currency);
  const kept = cap !== null && cap.minor < share.minor ? cap : money(share.minor, rules.currency);
  const explain = (): string =>
    `${Number((rate * 100).toFixed(4))} % of units x ${decimalText(kept)}: ${row.rate * 100} % of the referral fee${cap === null ? '' : `, at most ${decimalText(cap)}`}`;
  return { fee: new Fee(KIND, shareOfMoney(kept, rate), because(KIND, version, row, row.confidence), explain) };
}

export const refundAdministration: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Refund administration',
    rule: 'What Amazon keeps of the referral fee of a refunded sale, spread over the units sold; on request (--returns-rate).',
    table: KIND,
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
