import { decimalText } from '../../model/money.ts';
import type { BreakEven } from './break-even.ts';
import type { FeeEstimate } from './estimate.ts';

/** What a person must know before trusting the numbers, most weighty first; empty when there is nothing. */
export function estimateWarnings(estimate: FeeEstimate, breakEven: BreakEven | null): string[] {
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
