import { currencyDecimals, money } from '../../../model/money.ts';
import type { StorageRow } from '../../../rules/option-rows.ts';
import type { RuleVersion } from '../../../rules/table.ts';
import { categoryIn } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, versionOrNull } from '../lookup.ts';
import { addRational, multiplyRational, rational, type Rational } from '../rational.ts';
import { minorOf, showVolume, volumeIn, VOLUME_WORDS } from '../volume.ts';

const KIND = 'storage';

/** Longer than anything is kept; a slip otherwise. */
const MOST_MONTHS = 60;

/** Calendar months from a day's own on, each with the part of it that counts. */
export function monthsFrom(date: string, months: number): { readonly month: number; readonly part: number }[] {
  const first = Number(date.slice(5, 7)) - 1;
  const whole = Math.ceil(Math.min(months, MOST_MONTHS));
  return Array.from({ length: whole }, (_, index) => ({
    month: ((first + index) % 12) + 1,
    part: Math.min(1, Math.round((months - index) * 10_000) / 10_000),
  }));
}

function rowFor(version: RuleVersion<StorageRow>, context: FeeContext, month: number): StorageRow | undefined {
  const { input, rules, tier } = context;
  if (tier === null || !tier.found) return undefined;
  const dangerous = input.productType === 'dangerous-goods';
  const inMonth = version.rows.filter(
    (row) =>
      row.months.includes(month) &&
      (row.tiers === null || row.tiers.includes(tier.tier.id)) &&
      (row.categories === undefined || categoryIn(row.categories, rules, input.date, input.category)) &&
      (row.exceptCategories === undefined || !categoryIn(row.exceptCategories, rules, input.date, input.category)),
  );
  // Where a table does not tell dangerous goods apart, one rate holds for all.
  return inMonth.find((row) => row.dangerousGoods === dangerous) ?? inMonth.find((row) => !row.dangerousGoods);
}

function compute(context: FeeContext): FeeOutcome {
  const { input, rules, tier } = context;
  const months = input.options?.storageMonths;
  if (months === undefined || months <= 0) return null;
  const version = versionOrNull(rules.storage, input.date);
  if (version === null) return gap(KIND, 'no-table', `no storage fees are known for ${rules.marketplace} on this date`);
  if (tier === null || !tier.found) return null;
  let sum: Rational = rational(0);
  let first: StorageRow | null = null;
  for (const { month, part } of monthsFrom(input.date, months)) {
    const row = rowFor(version, context, month);
    if (row === undefined || row.amount === null) {
      return gap(KIND, 'no-row', `the storage rate of month ${month} is not known for this unit`);
    }
    first ??= row;
    const rate = multiplyRational(rational(row.amount), rational(part));
    sum = addRational(sum, multiplyRational(volumeIn(tier.unit, row.per), rate));
  }
  if (first === null) return null;
  const row = first;
  const amount = money(minorOf(sum, currencyDecimals(rules.currency)), rules.currency);
  const explain = (): string =>
    `${showVolume(tier.unit, row.per)} x ${months} months from month ${Number(input.date.slice(5, 7))} on, at ${row.amount} per ${VOLUME_WORDS[row.per]} in the first; rounded once`;
  return { fee: new Fee(KIND, amount, because(KIND, version, row), explain) };
}

export const storage: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Monthly storage',
    rule: 'Volume of the unit x months in stock x the rate of each calendar month; on request (--storage-months).',
    table: KIND,
    fulfilment: ['fba'],
  },
  compute,
};
