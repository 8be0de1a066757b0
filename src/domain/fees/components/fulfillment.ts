import { decimalText, moneyFromNumber, type Money } from '../../../model/money.ts';
import { Fee, type CardRow, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, startedSteps, steppedFee } from '../lookup.ts';
import { showWeight } from '../measure.ts';

export { inBand } from '../placement.ts';

const KIND = 'fulfillment';

/** What a row of the card charges for the unit, with its reason. */
function cardFee({ version, row, band, tier, base }: CardRow, currency: string): Fee {
  const column = band.column ?? band.id;
  const amount = steppedFee(base, row.step, tier.shippingWeight, currency);
  const reason = because('fulfillment-fees', version, row, row.bandConfidence?.[column] ?? row.confidence);
  return new Fee(KIND, amount, reason, () => {
    const weight = showWeight(tier.shipping, row.unit);
    const span = row.weightTo === null ? `above ${row.weightFrom}` : `above ${row.weightFrom}, up to ${row.weightTo}`;
    const start = `${tier.tier.label}, shipping weight ${weight.value} ${weight.unit} (row ${span} ${row.unit}), price band ${band.label}, ${row.productType}`;
    const steps = row.step === null ? 0 : startedSteps(row.step, tier.shippingWeight);
    if (row.step === null || steps === 0) return start;
    const { every, above, amount: each, roundingAssumed } = row.step;
    const text = (value: number): string => decimalText(moneyFromNumber(value, currency));
    const assumed = roundingAssumed ? '; that a started step counts whole is assumed' : '';
    return `${start}; ${text(base)} + ${steps} x ${text(each)} for each started ${every.value} ${every.unit} above ${above.value} ${above.unit}${assumed}`;
  });
}

function compute({ input, rules, placement }: FeeContext): FeeOutcome {
  if (placement === null) {
    const missing = [input.dimensions === null ? 'dimensions' : null, input.weight === null ? 'weight' : null];
    return gap(
      KIND,
      'missing-input',
      `missing ${missing.filter((name) => name !== null).join(' and ')} of the packaged unit`,
    );
  }
  const { card } = placement;
  if (!('code' in card)) return { fee: cardFee(card, rules.currency) };
  if (card.code === 'by-hand') {
    return gap(
      KIND,
      'by-hand',
      'only its volume puts this unit into the heaviest tier, and Amazon does not say which fee then holds',
      ["Look at Amazon's own estimate for this unit in Seller Central."],
    );
  }
  const last: { amount: Money; because: Fee['because'] } | null =
    card.lastKnown === null ? null : cardFee(card.lastKnown, rules.currency);
  return gap(KIND, card.code, card.reason, [], last);
}

export const fulfillment: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'FBA fulfilment fee',
    rule: 'The row of the card for the route, card group, size tier, shipping weight and price band on the day the unit ships; open rows add an amount for each started step.',
    table: 'fulfillment-fees',
    fulfilment: ['fba'],
  },
  compute,
};
