import { moneyFromNumber } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';
import { lengthPlusGirth, tableLength } from '../measure.ts';
import { compareQuantity } from '../quantity.ts';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const version = versionOrNull(rules.overmax, input.date);
  if (version === null || tier === null || !tier.found) return null;
  const row = version.rows.find((candidate) => candidate.tier === tier.tier.id);
  if (row === undefined) return null;
  const longest = compareQuantity(tier.unit.longest, tableLength(row.longestOver, row.lengthUnit)) > 0;
  const girth = compareQuantity(lengthPlusGirth(tier.unit), tableLength(row.lengthPlusGirthOver, row.lengthUnit)) > 0;
  if (!longest && !girth) return null;
  const which = longest
    ? `longest side above ${row.longestOver} ${row.lengthUnit}`
    : `length and girth above ${row.lengthPlusGirthOver} ${row.lengthUnit}`;
  const amount = moneyFromNumber(row.fee, input.price.currency);
  return { fee: new Fee('overmax', amount, because('overmax', version, row), () => `${tier.tier.label}, ${which}`) };
}

export const overmax: FeeComponent = {
  meta: {
    kind: 'overmax',
    title: 'Overmax handling fee',
    rule: 'A fixed amount per unit of an extra-large item whose longest side or length plus girth is over the limit.',
    table: 'overmax',
    fulfilment: ['fba'],
  },
  compute,
};
