import { currencyDecimals, money, moneyFromNumber } from '../../../model/money.ts';
import { categoryIn } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, versionOrNull } from '../lookup.ts';
import { multiplyRational, rational } from '../rational.ts';
import { minorOf, showVolume, volumeIn, VOLUME_WORDS } from '../volume.ts';

const KIND = 'aged-inventory';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const days = input.options?.stockAgeDays;
  if (days === undefined || tier === null || !tier.found) return null;
  const version = versionOrNull(rules.agedInventory, input.date);
  if (version === null)
    return gap(KIND, 'no-table', `no aged inventory fees are known for ${rules.marketplace} on this date`);
  const row = version.rows.find((candidate) => days >= candidate.daysFrom && days <= (candidate.daysTo ?? Infinity));
  if (row === undefined) return null;
  if (row.exceptCategories !== undefined && categoryIn(row.exceptCategories, rules, input.date, input.category))
    return null;
  if (row.amount === null) return gap(KIND, 'no-row', `the rate for stock of ${days} days was not found`);
  const { currency } = rules;
  const volume = minorOf(
    multiplyRational(volumeIn(tier.unit, row.per), rational(row.amount)),
    currencyDecimals(currency),
  );
  const least = row.perUnitMinimum === null ? 0 : moneyFromNumber(row.perUnitMinimum, currency).minor;
  const explain = (): string =>
    `one month at ${days} days: ${showVolume(tier.unit, row.per)} x ${row.amount} per ${VOLUME_WORDS[row.per]}${least > volume ? ', less than the minimum per unit' : ''}`;
  return { fee: new Fee(KIND, money(Math.max(volume, least), currency), because(KIND, version, row), explain) };
}

export const agedInventory: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Aged inventory surcharge',
    rule: 'One month of stock that has lain for long, by days and volume, and at least the minimum per unit; on request (--stock-age).',
    table: KIND,
    fulfilment: ['fba'],
  },
  compute,
};
