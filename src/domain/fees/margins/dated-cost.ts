import type { Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { DatedCost, ProductRecord } from '../../../model/records/product.ts';
import { skuGap, type SkuGap } from './sku-gap.ts';

/** The cost that holds on a day: the last one that began by then; null when none had begun. */
export function costOn(costs: readonly DatedCost[], date: IsoDate, currency: string): Money | null {
  let latest: DatedCost | null = null;
  for (const entry of costs) {
    if ((entry.from !== null && entry.from > date) || entry.cost.currency !== currency) continue;
    if (latest === null || (entry.from ?? '') >= (latest.from ?? '')) latest = entry;
  }
  return latest?.cost ?? null;
}

/** Costs of all rows of a SKU; two rows may hold the same one. */
export function allCosts(rows: readonly ProductRecord[]): readonly DatedCost[] {
  const [first, second] = rows;
  return first !== undefined && second === undefined ? first.costs : rows.flatMap((row) => row.costs);
}

/** Why the cost of a unit on a day cannot be used; null when it can. */
export function costFault(costs: readonly DatedCost[], date: IsoDate, currency: string): SkuGap | null {
  if (costs.length === 0) return skuGap('no-cost', 'cost', 'no cost', ['Add the cost of a unit to the product file.']);
  const cost = costOn(costs, date, currency);
  if (cost === null) {
    const other = costs.find((entry) => entry.from === null || entry.from <= date);
    if (other !== undefined) {
      return skuGap('wrong-currency', 'cost', `the cost is in ${other.cost.currency}, not in ${currency}`, [
        `Give the cost in ${currency}; no exchange rate is guessed.`,
      ]);
    }
    const first = costs.map((entry) => entry.from ?? '').toSorted()[0] ?? '';
    return skuGap('no-cost', 'cost', `no cost holds on ${date}: the first one begins on ${first}`);
  }
  if (cost.minor >= 0 && costs.length === 1) return null;
  if (cost.minor < 0) return skuGap('not-positive', 'cost', 'the cost is below zero');
  const from = costs.find((entry) => entry.cost === cost)?.from ?? null;
  const rivals = costs.filter(
    (entry) => entry.from === from && entry.cost.currency === currency && entry.cost.minor !== cost.minor,
  );
  if (rivals.length === 0) return null;
  const since = from === null ? 'from the beginning' : `from ${from}`;
  return skuGap('cost-overlaps', 'cost', `two different costs hold ${since}: it is not known which is right`, [
    'Keep one cost for each date in the product file.',
  ]);
}
