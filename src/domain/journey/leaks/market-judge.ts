import type { IsoDate } from '../../../model/period.ts';
import { blocksOf, windowsOf } from '../blocks.ts';
import { changeOf } from '../change.ts';
import type { Feed } from '../feeds/feed.ts';
import { MEASURES } from '../measures.ts';
import type { MetricDefinition } from '../registry.ts';
import type { Settings } from '../settings.ts';
import type { TestsOfRun } from '../tests-of-run.ts';
import type { DraftJudgement } from './judges.ts';
import type { LeakStep } from './leak-step.ts';

/** What the judge compares, in words. */
const WORDS: Readonly<Record<LeakStep['marketMetric'], string>> = {
  K02: 'search click-through',
  K09: 'cart adds after a click',
  P04: 'search conversion',
};

/**
 * Judge three: the product's step against the rest of the market, in the queries that stand in both windows. Needs the
 * ASIN view of Search Query Performance: the brand view names no product.
 */
export function judgeMarket(
  feed: Feed | undefined,
  { marketMetric }: LeakStep,
  options: {
    readonly asOf: IsoDate;
    readonly settings: Settings;
    readonly tests: TestsOfRun;
    readonly definitions: readonly MetricDefinition[];
  },
): DraftJudgement {
  const lacks = (detail: string): DraftJudgement => ({ judge: 'market', test: null, p: null, direction: 0, detail });
  const measure = MEASURES.get(marketMetric);
  const definition = options.definitions.find(({ id }) => id === marketMetric);
  if (feed === undefined) return lacks('needs Search Query Performance in the ASIN view of this product');
  if (definition === undefined || measure === undefined) return lacks('metric not defined');
  const { asOf, settings, tests } = options;
  const windows = windowsOf(
    blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated }),
    settings,
  );
  if (!windows.found) return lacks(windows.reason);
  const change = changeOf(definition, measure, windows, { settings, tests, inUnit: (value) => value });
  if (change.test === null) return lacks(change.reason ?? 'not enough data');
  return {
    judge: 'market',
    test: change.test,
    p: change.p,
    direction: Math.log(change.value ?? 1),
    detail: `${WORDS[marketMetric]} over the market's is ${(change.value ?? 1).toFixed(2)} times what it was`,
  };
}
