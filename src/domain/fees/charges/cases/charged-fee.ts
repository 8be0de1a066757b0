import type { Finding } from '../../../../model/finding.ts';
import { decimalText } from '../../../../model/money.ts';
import type { IsoDate } from '../../../../model/period.ts';
import type { Judgement } from '../judge-sku.ts';
import { windowOf, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import type { Jump } from './fee-jump.ts';

const EVIDENCE = [
  'The order ids in this file.',
  'Photos of the packaged unit with a ruler on each side and on a scale, FNSKU label visible.',
  'The fee preview of the SKU: sides, weight and size tier as Amazon has them.',
  "The row of Amazon's fee card for the day, named under source.",
];

/** The case of a finding about the fulfilment fee of a SKU: its lines, its window, and since when it is so. */
export function chargedFeeCase(
  finding: Finding,
  judgement: Judgement,
  jump: Jump | null,
  marketplace: string,
  asOf: IsoDate,
): ReconcileCase {
  const { currency } = judgement.over;
  const lines = judgement.overLines.map(({ line, expected, over }): CaseLine => ({
    orderId: line.orderId,
    day: line.postedOn,
    sku: line.sku,
    quantity: line.quantity,
    what: 'fulfilment fee',
    charged: line.charged,
    expected,
    difference: over,
    origin: line.origin,
  }));
  const since =
    jump === null
      ? ''
      : ` Until ${jump.day} a unit was charged ${decimalText(jump.before)} ${currency}: the charge rose on that day, though the card did not change.`;
  return {
    finding: since === '' ? finding : { ...finding, message: `${finding.message}${since}` },
    units: judgement.unitsOver,
    lines,
    evidence: EVIDENCE,
    window: windowOf(lines, 'fee-measures', marketplace, currency, asOf),
    confidence: judgement.confidence,
    explainedBy: judgement.mayBeLowInventory ? ['a low-inventory fee'] : [],
  };
}
