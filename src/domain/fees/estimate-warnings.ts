import { decimalText } from '../../model/money.ts';
import type { BreakEven } from './break-even.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { FeeEstimate } from './estimate.ts';
import { versionOrNull } from './lookup.ts';
import { routeOf } from './routes.ts';

function taxWarnings({ tax, input }: FeeEstimate, rules: FeeRules): string[] {
  const row = versionOrNull(rules.tax, input.date)?.rows[0];
  if (row === undefined || !row.priceIncludesTax) {
    return input.options?.vat === undefined
      ? []
      : [`Tax comes on top of prices in ${rules.marketplace}: --vat changes nothing.`];
  }
  if (tax !== null) {
    const percent = Number((tax.rate * 100).toFixed(4));
    return [
      `The price is taken to hold ${percent} % sales tax, which leaves the sale. Another rate: --vat 7%; not registered: --vat 0.`,
    ];
  }
  if (input.options?.vat === 0) {
    return ['No sales tax is taken out of the price. Tax that Amazon puts on its fees is not counted.'];
  }
  return [
    `Prices hold sales tax here, but no single rate is known: give yours with --vat.${row.note === undefined ? '' : ` ${row.note}`}`,
  ];
}

/** What a person must know before trusting the numbers, most weighty first; empty when there is nothing. */
export function estimateWarnings(estimate: FeeEstimate, rules: FeeRules, breakEven: BreakEven | null): string[] {
  const { currency } = estimate.input.price;
  const warnings: string[] = [];
  for (const gap of estimate.gaps) {
    const last = gap.lastKnown;
    const known =
      last === null
        ? ''
        : ` The last known card would have charged ${decimalText(last.amount)} ${currency} (${last.because.row}); it is not in force on this date and is not counted.`;
    warnings.push(`The ${gap.kind} fee is not known: ${gap.reason}.${known} Totals are left out.`);
  }
  warnings.push(...estimate.warnings);
  const { input } = estimate;
  const chosen = routeOf(rules, input);
  const route = chosen === null || typeof chosen === 'string' || input.fulfilment === 'fbm' ? null : chosen;
  if (route?.note !== undefined) warnings.push(`Route ${route.id}: ${route.note}`);
  const digital = versionOrNull(rules.digitalServices, input.date);
  if (digital !== null && input.options?.sellerCountry === undefined) {
    warnings.push(
      'The digital services fee depends on the country you are established in and is not counted: add --seller-country.',
    );
  }
  warnings.push(...taxWarnings(estimate, rules));
  const weak = estimate.fees.filter((fee) => fee.because.confidence === 'c').map((fee) => fee.kind);
  if (weak.length > 0) {
    warnings.push(
      `One source only, or rebuilt: ${weak.join(', ')}. Compare with Amazon's own estimate before you rely on it.`,
    );
  }
  if (estimate.readBefore !== null) {
    warnings.push(`The tables were read on ${estimate.readBefore}; a change announced after that day is not in them.`);
  }
  for (const span of breakEven?.losesAgain ?? []) {
    warnings.push(
      `From ${decimalText(span.from)} to ${decimalText(span.to)} ${currency} a stepped fee makes the unit lose again, though ${decimalText(breakEven?.price ?? span.from)} breaks even.`,
    );
  }
  if (estimate.fees.some((fee) => fee.kind === 'packaging')) {
    warnings.push('The packaging fee does not apply to items certified to ship in their own packaging.');
  }
  return warnings;
}
