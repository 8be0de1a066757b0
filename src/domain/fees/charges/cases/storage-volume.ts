import { findMarketplace } from '../../../../model/marketplace.ts';
import { money } from '../../../../model/money.ts';
import type { Dimensions } from '../../../../model/records/product.ts';
import type { StorageChargeRecord } from '../../../../model/records/storage-charge.ts';
import { claimWindow, windowSource } from '../claim-window.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { placeOf, type CaseContext, type CheckOutcome } from './case-context.ts';

const MILLIMETRES: Readonly<Record<Dimensions['unit'], number>> = { in: 25.4, cm: 10, mm: 1 };

function volume({ sides, unit }: Dimensions): number {
  return sides.reduce((product, side) => product * side * MILLIMETRES[unit], 1);
}

function sidesText({ sides, unit }: Dimensions): string {
  return `${sides.join(' x ')} ${unit}`;
}

/** The last day of the month after, when the fee of a month has been charged at the latest. */
function chargedBy(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number + 1, 0)).toISOString().slice(0, 10);
}

function caseOf(
  sku: string,
  rows: readonly StorageChargeRecord[],
  reference: Dimensions,
  whose: string,
  context: CaseContext,
): ReconcileCase | null {
  const small = volume(reference);
  const lines = rows.flatMap((row): CaseLine[] => {
    if (row.dimensions === null || row.fee === null || row.fee.currency !== context.currency || row.fee.minor <= 0)
      return [];
    const charged = volume(row.dimensions);
    if (small <= 0 || charged <= small * (1 + context.settings.volumeShare) || !context.within(chargedBy(row.month)))
      return [];
    const least = Math.ceil((row.fee.minor * small) / charged);
    return [
      {
        orderId: null,
        day: chargedBy(row.month),
        sku,
        quantity: Math.round(row.unitsOnHand ?? 0),
        what: `storage of ${row.month} in ${row.fulfilmentCentre ?? 'a fulfilment centre'} at ${sidesText(row.dimensions)}`,
        charged: row.fee,
        expected: money(least, context.currency),
        difference: money(row.fee.minor - least, context.currency),
        origin: row.origin,
      },
    ];
  });
  const window = claimWindow('fee-measures', context.marketplace);
  const months = [...new Set(rows.map((row) => row.month))];
  const last = rows.at(-1)?.dimensions ?? null;
  if (lines.length === 0 || window === null || last === null) return null;
  return makeCase({
    rule: 'STORAGE-VOLUME',
    basis: 'question',
    field: 'storage-fee',
    where: placeOf(sku, context),
    message: `Storage of ${months.join(', ')} was worked out with a unit of ${sidesText(last)}; by ${whose} it is ${sidesText(reference)}, which is smaller. One of the two is wrong.`,
    fix: 'Measure the packaged unit. If the smaller size holds, ask for a new measurement and for the difference.',
    stakeBasis: 'fee of the months less its share of the smaller volume',
    source: windowSource(window),
    claim: 'fee-measures',
    marketplace: context.marketplace,
    currency: context.currency,
    asOf: context.asOf,
    lines,
    evidence: [
      'The months and fulfilment centres in this file.',
      'The Monthly Storage Fees report and the fee preview with the sides of the unit.',
      'Photos of the packaged unit with a ruler on each side, FNSKU label visible.',
    ],
  });
}

/** STORAGE-VOLUME: storage charged by a larger box than Amazon's own fee preview, or the seller, measured. */
export function storageCases(context: CaseContext): CheckOutcome {
  const rows = context.records['storage-charge'].filter(
    (row) => row.country !== null && findMarketplace(row.country)?.code === context.marketplace,
  );
  const skuOf = new Map<string, string>();
  for (const { sku, preview } of context.facts.values()) if (preview?.fnsku) skuOf.set(preview.fnsku, sku);
  const cases: ReconcileCase[] = [];
  let unmeasured = 0;
  const byProduct = Map.groupBy(rows, (row) => row.fnsku);
  for (const [fnsku, own] of [...byProduct].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const sku = own.find((row) => row.sku !== null)?.sku ?? skuOf.get(fnsku) ?? fnsku;
    const facts = context.facts.get(sku);
    const reference = facts?.amazon ?? facts?.seller ?? null;
    if (reference === null) {
      unmeasured += 1;
      continue;
    }
    const whose = facts?.amazon ? "Amazon's own fee preview" : 'your product file';
    const dated = own.toSorted((left, right) => (left.month < right.month ? -1 : 1));
    const found = caseOf(sku, dated, reference.dimensions, whose, context);
    if (found !== null) cases.push(found);
  }
  const gaps =
    unmeasured === 0
      ? []
      : [
          `Storage of ${unmeasured} ${unmeasured === 1 ? 'product' : 'products'} could not be compared: no size in a fee preview or product file.`,
        ];
  return { cases, gaps };
}
