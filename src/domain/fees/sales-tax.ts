import { money, partsPerMillion, sumMoney, zeroMoney, type Money } from '../../model/money.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { Because, Fee, FeeInput } from './fee-types.ts';
import { because, ownFigure, versionOrNull } from './lookup.ts';

const MILLION = 1_000_000;

/** Sales tax of one unit sold. */
export interface SalesTax {
  /** Share, 0.19 = 19 %. */
  readonly rate: number;
  /** In the price, to be handed on. */
  readonly inPrice: Money;
  /** In fees that are printed with tax in; comes back to a registered seller. */
  readonly inFees: Money;
  /** `inPrice` less `inFees`: what leaves the sale. */
  readonly net: Money;
  readonly because: Because;
}

/** The tax inside an amount with tax in: amount x rate / (1 + rate), rounded half up to the minor unit. */
export function taxInside(amount: Money, rate: number): Money {
  const part = partsPerMillion(rate);
  const product = BigInt(Math.abs(amount.minor)) * BigInt(part);
  const whole = BigInt(MILLION + part);
  const rounded = Number((2n * product + whole) / (2n * whole));
  return money(Math.sign(amount.minor) * rounded, amount.currency);
}

/**
 * The tax inside a sale where the marketplace's prices hold it, at the rate of the options or the standard one. Null
 * where tax comes on top of the price (US, Canada), where the rate is 0 (seller not registered), and where no single
 * rate is known and none was given (India).
 */
export function salesTax(input: FeeInput, rules: FeeRules, fees: readonly Fee[]): SalesTax | null {
  const version = versionOrNull(rules.tax, input.date);
  const row = version?.rows[0];
  if (version === null || row === undefined || !row.priceIncludesTax) return null;
  const rate = input.options?.vat ?? row.rate;
  if (rate === null || rate <= 0) return null;
  const inPrice = taxInside(input.price, rate);
  const feeRate = row.rate;
  const inFees =
    feeRate === null || row.feesWithTax.length === 0
      ? zeroMoney(rules.currency)
      : sumMoney(
          fees.filter((fee) => row.feesWithTax.includes(fee.kind)).map((fee) => taxInside(fee.amount, feeRate)),
          rules.currency,
        );
  return {
    rate,
    inPrice,
    inFees,
    net: money(inPrice.minor - inFees.minor, rules.currency),
    because: input.options?.vat === undefined ? because('tax', version, row) : ownFigure(input.date, '--vat'),
  };
}
