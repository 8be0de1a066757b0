import { moneyFromNumber } from '../../../model/money.ts';
import type { FeeComponent, FeeContext, FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';
import { lengthInMm, lengthPlusGirth } from '../measure.ts';
import { compareRational } from '../rational.ts';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const version = versionOrNull(rules.overmax, input.date);
  if (version === null || tier === null || !tier.found) return null;
  const row = version.rows.find((candidate) => candidate.tier === tier.tier.id);
  if (row === undefined) return null;
  const longest = compareRational(tier.unit.longest, lengthInMm(row.longestOver, row.lengthUnit)) > 0;
  const girth = compareRational(lengthPlusGirth(tier.unit), lengthInMm(row.lengthPlusGirthOver, row.lengthUnit)) > 0;
  if (!longest && !girth) return null;
  const which = longest
    ? `longest side above ${row.longestOver} ${row.lengthUnit}`
    : `length and girth above ${row.lengthPlusGirthOver} ${row.lengthUnit}`;
  return {
    fee: {
      kind: 'overmax',
      amount: moneyFromNumber(row.fee, input.price.currency),
      because: because('overmax', version, row),
      explanation: `${tier.tier.label}, ${which}`,
    },
  };
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
