import { compareMoney, decimalText, money, moneyFromNumber, type Money } from '../../../model/money.ts';
import { versionAt } from '../../../rules/at.ts';
import type { FulfillmentFeeRow, PriceBandRow } from '../../../rules/fee-rows.ts';
import type { RuleVersion } from '../../../rules/table.ts';
import type { Because, FeeComponent, FeeContext, FeeInput, FeeOutcome, TierChoice } from '../fee-types.ts';
import { because, gap } from '../lookup.ts';
import { showWeight, weightInGrams } from '../measure.ts';
import { ceilRational, compareRational, divideRational, subtractRational, type Rational } from '../rational.ts';

type FoundTier = Extract<TierChoice, { found: true }>;

/** True when the price lies in the band; 10.00 and 50.00 belong to the side whose limit is inclusive. */
export function inBand(band: PriceBandRow, price: Money): boolean {
  const against = (edge: number): number => compareMoney(price, moneyFromNumber(edge, price.currency));
  return (
    (band.minInclusive === null || against(band.minInclusive) >= 0) &&
    (band.minExclusive === null || against(band.minExclusive) > 0) &&
    (band.maxExclusive === null || against(band.maxExclusive) < 0) &&
    (band.maxInclusive === null || against(band.maxInclusive) <= 0)
  );
}

/** The row whose bracket holds the weight: above its lower end, up to and including its upper end. */
function rowFor(rows: readonly FulfillmentFeeRow[], input: FeeInput, tier: FoundTier): FulfillmentFeeRow | undefined {
  return rows.find(
    (row) =>
      row.tier === tier.tier.id &&
      row.productType === input.productType &&
      compareRational(tier.shipping, weightInGrams({ value: row.weightFrom, unit: row.unit })) > 0 &&
      (row.weightTo === null ||
        compareRational(tier.shipping, weightInGrams({ value: row.weightTo, unit: row.unit })) <= 0),
  );
}

/** Whole steps of an open row: every started step counts. */
function stepsOf(row: FulfillmentFeeRow, shipping: Rational): number {
  if (row.step === null) return 0;
  const over = subtractRational(shipping, weightInGrams(row.step.above));
  return ceilRational(divideRational(over, weightInGrams(row.step.every)));
}

interface CardAmount {
  readonly amount: Money;
  readonly because: Because;
  readonly explanation: string;
}

/** What a version of the card charges for the unit; a string says why it does not tell. */
function amountOn(
  version: RuleVersion<FulfillmentFeeRow>,
  input: FeeInput,
  band: PriceBandRow,
  tier: FoundTier,
): CardAmount | string {
  const row = rowFor(version.rows, input, tier);
  const weight = showWeight(tier.shipping, row?.unit ?? tier.tier.maxWeight?.unit ?? 'lb');
  if (row === undefined) {
    return `the card from ${version.effectiveFrom ?? 'an unknown date'} has no row for ${tier.tier.label} at ${weight.value} ${weight.unit} (${input.productType})`;
  }
  const base = row.fees[band.id];
  if (base === undefined || base === null) {
    return `the card from ${version.effectiveFrom ?? 'an unknown date'} gives no fee for price band "${band.label}" in row ${row.id}`;
  }
  const { currency } = input.price;
  const steps = stepsOf(row, tier.shipping);
  const baseFee = moneyFromNumber(base, currency);
  const stepFee = row.step === null ? money(0, currency) : moneyFromNumber(row.step.amount, currency);
  const span = row.weightTo === null ? `above ${row.weightFrom}` : `above ${row.weightFrom}, up to ${row.weightTo}`;
  const stepText =
    row.step === null || steps === 0
      ? ''
      : `; ${decimalText(baseFee)} + ${steps} x ${decimalText(stepFee)} for each started ${row.step.every.value} ${row.step.every.unit} above ${row.step.above.value} ${row.step.above.unit}`;
  return {
    amount: money(baseFee.minor + steps * stepFee.minor, currency),
    because: because('fulfillment-fees', version, row, row.bandConfidence?.[band.id] ?? row.confidence),
    explanation: `${tier.tier.label}, shipping weight ${weight.value} ${weight.unit} (row ${span} ${row.unit}), price band ${band.label}, ${input.productType}${stepText}`,
  };
}

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const kind = 'fulfillment';
  if (tier === null) {
    const missing = [input.dimensions === null ? 'dimensions' : null, input.weight === null ? 'weight' : null];
    return gap(
      kind,
      'missing-input',
      `missing ${missing.filter((name) => name !== null).join(' and ')} of the packaged unit`,
    );
  }
  if (!tier.found) return gap(kind, tier.code, tier.reason);
  if (rules.fulfillmentFees === null || rules.priceBands === null) {
    return gap(kind, 'no-table', `no fulfilment fees for ${rules.marketplace}`);
  }
  const bands = versionAt(rules.priceBands, input.date);
  const band = bands.found ? bands.version.rows.find((row) => inBand(row, input.price)) : undefined;
  if (!bands.found || band === undefined) {
    return gap(kind, 'no-version', bands.found ? 'no price band holds this price' : bands.reason);
  }
  const found = versionAt(rules.fulfillmentFees, input.date);
  if (found.found) {
    const amount = amountOn(found.version, input, band, tier);
    if (typeof amount !== 'string') return { fee: { kind, ...amount } };
    // The heaviest tier has rows for heavy units only. Nobody states what holds when volume alone puts a unit there.
    const { tier: heaviest } = tier;
    const volumeOnly = heaviest.maxWeight === null && found.version.rows.some((row) => row.tier === heaviest.id);
    if (!volumeOnly) return gap(kind, 'no-row', amount);
    return gap(
      kind,
      'by-hand',
      'only its volume puts this unit into the heaviest tier, and Amazon does not say which fee then holds',
      ["Look at Amazon's own estimate for this unit in Seller Central."],
    );
  }
  const last = found.before === null ? null : amountOn(found.before, input, band, tier);
  return gap(kind, 'no-version', found.reason, [], last === null || typeof last === 'string' ? null : last);
}

export const fulfillment: FeeComponent = {
  meta: {
    kind: 'fulfillment',
    title: 'FBA fulfilment fee',
    rule: 'The row of the card for the size tier, shipping weight, price band and product type on the day the unit ships; open rows add an amount for each started step.',
    table: 'fulfillment-fees',
    fulfilment: ['fba'],
  },
  compute,
};
