import { feeRulesFor } from '../../../rules/fee-rules.ts';
import { versionAt } from '../../../rules/at.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';
import { cohortRows, isWindowClosed, ordersOnce } from '../feeds/orders.ts';
import { asinBySku } from '../scope-records.ts';
import type { Settings } from '../settings.ts';

/** Units bought in one month and how many of them came back, of one product or of all. */
export interface MonthOfReturns {
  readonly marketplace: string;
  /** `2026-09`. */
  readonly month: string;
  /** Null: all products. */
  readonly asin: string | null;
  readonly shipped: number;
  readonly returned: number;
  readonly rate: number;
  readonly interval: Interval;
  /** More may still come back within the window of the fee. */
  readonly open: boolean;
  /** Share of returns above which a return costs a fee, by the category of the product file; null where not known. */
  readonly threshold: number | null;
  readonly category: string | null;
}

interface MonthOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly asins: ReadonlySet<string> | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly settings: Settings;
}

function thresholdOf(category: string | null, marketplace: string, asOf: IsoDate): number | null {
  const table = feeRulesFor(marketplace)?.returnThresholds ?? null;
  if (category === null || table === null) return null;
  const lookup = versionAt(table, asOf);
  const wanted = category.trim().toLowerCase();
  if (!lookup.found) return null;
  return lookup.version.rows.find((row) => row.category.toLowerCase() === wanted)?.rate ?? null;
}

/** Categories by ASIN, of the seller's own product file. */
function categories(records: RecordSet): Map<string, string> {
  const bySku = asinBySku(records);
  return new Map(
    records.product.flatMap(({ asin, category, sku }) => {
      const known = asin ?? bySku.get(sku);
      return known === undefined || category === null ? [] : [[known, category] as const];
    }),
  );
}

/**
 * FBA units by month of purchase and what came back of them, all products first, then those above the threshold of
 * their category in a closed month. Exemptions of the fee (few units, new products) are not known here.
 */
export function returnsByMonth(records: RecordSet, options: MonthOptions): MonthOfReturns[] {
  // Without a returns report, no return is known: that is not none.
  if (records['customer-return'].length === 0) return [];
  const { asins, asOf, marketplace, settings, since, until } = options;
  const lines = ordersOnce(records['order-line']).lines.filter(
    (line) => line.marketplace !== null && (asins === null || (line.asin !== null && asins.has(line.asin))),
  );
  const z = intervalZ(settings.confidenceLevel);
  const kinds = categories(records);
  const shops = [...new Set(lines.flatMap((line) => line.marketplace ?? []))].filter(
    (code) => marketplace === null || code === marketplace,
  );
  return shops.toSorted().flatMap((shop): MonthOfReturns[] => {
    const own = lines.filter((line) => line.marketplace === shop);
    const { rows } = cohortRows(own, records['customer-return'], {
      since,
      until,
      windowMonths: settings.returnWindowMonths,
    });
    const sums = new Map<string, { shipped: number; returned: number }>();
    for (const { counts, entity, period } of rows) {
      const month = period?.start.slice(0, 7) ?? '';
      for (const key of [`${month} `, `${month} ${entity}`]) {
        const sum = sums.get(key) ?? { shipped: 0, returned: 0 };
        sum.shipped += counts.shippedUnits ?? 0;
        sum.returned += counts.returnedUnits ?? 0;
        sums.set(key, sum);
      }
    }
    const months = [...sums].map(([key, { returned, shipped }]): MonthOfReturns => {
      const [month = '', asin = ''] = key.split(' ');
      const category = asin === '' ? null : (kinds.get(asin) ?? null);
      return {
        marketplace: shop,
        month,
        asin: asin === '' ? null : asin,
        shipped,
        returned,
        rate: returned / shipped,
        interval: wilson({ count: returned, n: shipped }, z),
        open: !isWindowClosed(month, asOf, settings.returnWindowMonths),
        threshold: asin === '' ? null : thresholdOf(category, shop, asOf),
        category,
      };
    });
    return months
      .filter(({ asin, rate, threshold }) => asin === null || (threshold !== null && rate > threshold))
      .toSorted(
        (left, right) =>
          Number(left.asin !== null) - Number(right.asin !== null) ||
          (left.month === right.month ? right.rate - left.rate : left.month < right.month ? -1 : 1),
      );
  });
}
