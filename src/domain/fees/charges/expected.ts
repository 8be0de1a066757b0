import { addMoney, money, moneyFromNumber, shareOfMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Dimensions, Weight } from '../../../model/records/product.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { FulfillmentFeeRow, ProductType } from '../../../rules/fee-rows.ts';
import { inBand } from '../components/fulfillment.ts';
import { computeFees } from '../estimate.ts';
import type { Because, FeeKind } from '../fee-types.ts';
import { versionOrNull } from '../lookup.ts';
import { weightInGrams } from '../measure.ts';
import { ceilRational, compareRational, divideRational, subtractRational } from '../rational.ts';

/** Size and weight of a packaged unit, and whose figures they are. */
export interface Measures {
  readonly dimensions: Dimensions;
  readonly weight: Weight;
}

/** How the unit may have been sent, where a settlement does not tell. */
export interface Sending {
  readonly category: string | null;
  /** Route by id; null: the only one, or the marketplace's default. */
  readonly route: string | null;
}

/** What the card takes for one unit: at least `low`; at most `high`, with every part that may hide in the same line, and tax on it. */
export interface Expected {
  readonly low: Money;
  readonly high: Money;
  readonly tier: string;
  readonly because: readonly Because[];
  /** Low-inventory fees that Amazon may have put into the line for a unit of this tier and weight. */
  readonly lowInventory: readonly Money[];
}

const LINE_PARTS: ReadonlySet<FeeKind> = new Set([
  'fulfillment',
  'fuel-surcharge',
  'overmax',
  'packaging',
  'pan-eu-oversize',
  'dangerous-goods',
  'pick-and-pack',
]);

/**
 * The amount with the sales tax that a fee may carry, by where the seller is established. Nothing is added where prices
 * hold no tax, where the card prints the fee with it, or where no single rate is known.
 */
export function withTaxOnFee(amount: Money, kind: FeeKind, rules: FeeRules, date: IsoDate): Money {
  const tax = versionOrNull(rules.tax, date)?.rows[0];
  if (tax === undefined || tax.rate === null || !tax.priceIncludesTax || tax.feesWithTax.includes(kind)) return amount;
  return addMoney(amount, shareOfMoney(amount, tax.rate));
}

/** The fulfilment charge of one unit by the card of a day; null where the card does not tell. */
export function expectedCharge(
  rules: FeeRules,
  date: IsoDate,
  price: Money,
  productType: ProductType,
  measures: Measures,
  { category, route }: Sending,
): Expected | null {
  const { fees, tier } = computeFees(
    { date, price, ...measures, category, productType, fulfilment: 'fba', cost: null, options: { route } },
    rules,
  );
  const base = fees.find((fee) => fee.kind === 'fulfillment');
  if (base === undefined || tier === null || !tier.found) return null;
  const parts = fees.filter((fee) => LINE_PARTS.has(fee.kind));
  const lowInventory = (versionOrNull(rules.lowInventory, date)?.rows ?? [])
    .filter(
      (row) =>
        row.tier === tier.tier.id &&
        compareRational(tier.shipping, weightInGrams({ value: row.weightFrom, unit: row.unit })) > 0 &&
        compareRational(tier.shipping, weightInGrams({ value: row.weightTo, unit: row.unit })) <= 0,
    )
    .map((row) => moneyFromNumber(row.fee, rules.currency));
  return {
    low: base.amount,
    high: withTaxOnFee(parts.map((fee) => fee.amount).reduce(addMoney), 'fulfillment', rules, date),
    tier: tier.tier.id,
    because: [tier.because, ...parts.map((fee) => fee.because)],
    lowInventory,
  };
}

/** Bases a row can charge: its fee, and its fee with each number of steps that fits into its weights. */
function basesOf(row: FulfillmentFeeRow, band: string, currency: string): Money[] {
  const fee = row.fees[band];
  if (fee === undefined || fee === null) return [];
  const base = moneyFromNumber(fee, currency);
  if (row.step === null || row.weightTo === null) return [base];
  const span = subtractRational(weightInGrams({ value: row.weightTo, unit: row.unit }), weightInGrams(row.step.above));
  const steps = ceilRational(divideRational(span, weightInGrams(row.step.every)));
  const amount = moneyFromNumber(row.step.amount, currency);
  return Array.from({ length: steps + 1 }, (_, count) => money(base.minor + count * amount.minor, currency));
}

/** Size tiers whose card holds a row that charges just this much a unit, with or without the surcharge, smallest first. */
export function tiersThatCharge(
  rules: FeeRules,
  date: IsoDate,
  price: Money,
  productType: ProductType,
  charge: Money,
  tolerance: number,
): string[] {
  const band = versionOrNull(rules.priceBands, date)?.rows.find((row) => inBand(row, price));
  const rate = versionOrNull(rules.fuelSurcharge, date)?.rows[0]?.rate ?? 0;
  const rows = versionOrNull(rules.fulfillmentFees, date)?.rows ?? [];
  if (band === undefined) return [];
  const near = (amount: Money): boolean => Math.abs(amount.minor - charge.minor) <= tolerance;
  const tiers = rows
    .filter((row) => row.productType === productType)
    .filter((row) =>
      basesOf(row, band.id, rules.currency).some(
        (base) => near(base) || near(addMoney(base, shareOfMoney(base, rate))),
      ),
    )
    .map((row) => row.tier);
  return [...new Set(tiers)];
}
