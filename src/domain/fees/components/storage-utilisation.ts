import { currencyDecimals, money } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';
import { multiplyRational, rational } from '../rational.ts';
import { minorOf, showVolume, volumeIn, VOLUME_WORDS } from '../volume.ts';

const KIND = 'storage-utilisation';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const { coverWeeks: weeks, storageMonths: months } = input.options ?? {};
  if (weeks === undefined || months === undefined || months <= 0 || tier === null || !tier.found) return null;
  const version = versionOrNull(rules.storageUtilisation, input.date);
  if (version === null) {
    return { warning: `No storage utilisation rates are known for ${rules.marketplace}: none are counted.` };
  }
  // Sources disagree on dangerous goods; one applies no surcharge to them.
  const row = version.rows.find(
    (candidate) =>
      weeks >= candidate.weeksFrom &&
      (candidate.weeksTo === null || weeks < candidate.weeksTo) &&
      (candidate.tiers === null || candidate.tiers.includes(tier.tier.id)),
  );
  if (row === undefined) return null;
  const rate = multiplyRational(rational(row.amount), rational(months));
  const minor = minorOf(multiplyRational(volumeIn(tier.unit, row.per), rate), currencyDecimals(rules.currency));
  const explain = (): string =>
    `${showVolume(tier.unit, row.per)} x ${months} months x ${row.amount} per ${VOLUME_WORDS[row.per]}: stock covers ${weeks} weeks; the edge of a band is taken to lie inside it`;
  return { fee: new Fee(KIND, money(minor, rules.currency), because(KIND, version, row), explain) };
}

export const storageUtilisation: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Storage utilisation surcharge',
    rule: 'On top of storage while stock covers many weeks of sales; on request (--cover-weeks with --storage-months).',
    table: KIND,
    fulfilment: ['fba'],
  },
  compute,
};
