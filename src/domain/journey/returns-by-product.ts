import type { CustomerReturnRecord } from '../../model/records/customer-return.ts';
import type { Feed } from './feeds/feed.ts';
import type { Settings } from './settings.ts';
import { intervalZ } from '../../model/statistics/normal.ts';
import { type Interval, type Proportion, share } from '../../model/statistics/proportion.ts';
import { compareProportions } from '../../model/statistics/two-proportions.ts';
import { wilson } from '../../model/statistics/wilson.ts';
import type { TestsOfRun } from './tests-of-run.ts';

/** A product that comes back more often than the rest of the catalogue. */
export interface ReturnOutlier {
  readonly asin: string;
  /** Order lines shipped by Amazon, and those of which something came back. */
  readonly shippedLines: number;
  readonly returnedLines: number;
  readonly rate: number;
  readonly interval: Interval;
  /** The same share over all other products. */
  readonly restRate: number;
  readonly restLines: number;
  readonly adjustedP: number;
  /** The reason given most often, as the report words it, and on how many of the returned lines; null when none is given. */
  readonly topReason: { readonly reason: string; readonly lines: number } | null;
  /** The months are still inside their return window: more may come back. */
  readonly open: boolean;
}

/** Products tested against the rest before the correction for many tests. */
export interface DraftReturns {
  settle(tests: TestsOfRun): readonly ReturnOutlier[];
}

interface Tally extends Proportion {
  readonly asin: string;
}

function tallies({ rows }: Feed): Tally[] {
  const byProduct = new Map<string, Tally>();
  for (const { entity, counts } of rows) {
    const { count, n } = byProduct.get(entity) ?? { count: 0, n: 0 };
    byProduct.set(entity, { asin: entity, count: count + Number((counts.returnedUnits ?? 0) > 0), n: n + 1 });
  }
  return [...byProduct.values()];
}

/** The reason of most order lines of a product; only lines that the share counts, each once. */
function topReason(
  returns: readonly CustomerReturnRecord[],
  cohorts: Feed,
  product: string,
): ReturnOutlier['topReason'] {
  const counted = new Set(
    cohorts.rows.flatMap(({ counts, entity, line }) =>
      entity === product && line !== undefined && (counts.returnedUnits ?? 0) > 0 ? [line] : [],
    ),
  );
  const reasons = new Map<string, string>();
  for (const { orderId, reason, sku } of returns) {
    const line = `${orderId}\n${sku}`;
    if (reason !== null && counted.has(line) && !reasons.has(line)) reasons.set(line, reason);
  }
  const lines = new Map<string, number>();
  for (const reason of reasons.values()) lines.set(reason, (lines.get(reason) ?? 0) + 1);
  const [first] = [...lines].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  return first === undefined ? null : { reason: first[0], lines: first[1] };
}

/**
 * Compares the share of returned order lines of each product with that of all others: lines, not units, because the
 * units of one line come back together. A product speaks only after the correction over all tests of the run.
 * @param cohorts order lines of shipped FBA orders with what came back; null when returns or orders are not at hand.
 */
export function draftReturns(
  cohorts: Feed | null,
  returns: readonly CustomerReturnRecord[],
  { settings, tests }: { readonly settings: Settings; readonly tests: TestsOfRun },
): DraftReturns {
  if (cohorts === null) return { settle: () => [] };
  const products = tallies(cohorts);
  const all = products.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), { count: 0, n: 0 });
  // One line is one buyer's: no week-to-week spread stands behind the binomial one.
  const spread = { smallExpected: settings.smallExpectedCount, dispersion: 1 };
  const judged = products.flatMap((product) => {
    const rest = { count: all.count - product.count, n: all.n - product.n };
    if (product.count === 0 || rest.n === 0) return [];
    return [{ product, rest, test: tests.add(compareProportions(product, rest, spread).p) }];
  });
  const z = intervalZ(settings.confidenceLevel);
  return {
    settle: (run) =>
      judged
        .filter(({ product, rest }) => share(product) > share(rest))
        .map(({ product, rest, test }): ReturnOutlier => {
          return {
            asin: product.asin,
            shippedLines: product.n,
            returnedLines: product.count,
            rate: share(product),
            interval: wilson(product, z),
            restRate: share(rest),
            restLines: rest.n,
            adjustedP: run.adjusted(test),
            topReason: topReason(returns, cohorts, product.asin),
            open: cohorts.open,
          };
        })
        .filter(({ adjustedP }) => adjustedP <= settings.falseDiscoveryRate)
        .toSorted((left, right) => left.adjustedP - right.adjustedP || (left.asin < right.asin ? -1 : 1)),
  };
}
