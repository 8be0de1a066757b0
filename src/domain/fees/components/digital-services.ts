import { decimalText, shareOfMoney, sumMoney } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, versionOrNull } from '../lookup.ts';

const KIND = 'digital-services';

function compute({ input, rules, earlier }: FeeContext): FeeOutcome {
  const country = input.options?.sellerCountry;
  if (country === undefined) return null;
  const version = versionOrNull(rules.digitalServices, input.date);
  if (version === null) return null;
  const row =
    version.rows.find((candidate) => candidate.sellers?.includes(country) === true) ??
    version.rows.find((candidate) => candidate.sellers === null);
  if (row === undefined) return null;
  const { rate } = row;
  if (rate === null) {
    return gap(
      KIND,
      'no-row',
      `the digital services fee of a seller in ${country} selling in ${rules.marketplace} was not found`,
    );
  }
  const base = sumMoney(
    earlier.filter((fee) => row.of.includes(fee.kind)).map((fee) => fee.amount),
    rules.currency,
  );
  const explain = (): string => `seller in ${country}: ${Number((rate * 100).toFixed(4))} % of ${decimalText(base)}`;
  return { fee: new Fee(KIND, shareOfMoney(base, rate), because(KIND, version, row, row.confidence), explain) };
}

export const digitalServices: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Digital services fee',
    rule: "A share of selling and FBA fees by the seller's country and the store; counted when the country is given (--seller-country).",
    table: KIND,
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
