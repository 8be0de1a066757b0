import { majorUnits, type Money } from '../../model/money.ts';
import type {
  JourneyChangeData,
  ExcusedFallData,
  JourneyMarketplaceData,
  JourneyMetricData,
  JourneyReportData,
  LadderStepData,
  LeakData,
  LeakRateData,
} from './report-data.ts';
import type { LadderStep } from './leaks/ladder.ts';
import type { ExcusedFall, Leak, LeakRate } from './leaks/leak.ts';
import type { MetricChange, MetricResult } from './metric-result.ts';
import type { JourneyResult, MarketplaceJourney } from './report.ts';
import { STAGES } from './settings.ts';
import { known, pair, probability, rounded } from './rounding.ts';

export type { JourneyReportData } from './report-data.ts';

/** The result as programs read it: plain JSON, money in major units, shares 0-1. */
export function journeyData(result: JourneyResult): JourneyReportData {
  const { marketplaces, missing, caveats, tests } = result;
  return {
    stages: STAGES.map((stage) => ({
      stage,
      metrics: marketplaces.flatMap((each) =>
        (each.stages.find((own) => own.stage === stage)?.metrics ?? []).map((metric) => metricData(metric, each)),
      ),
    })),
    leaks: marketplaces.flatMap((each) => each.leaks.map((leak) => leakData(leak, each))),
    excused: marketplaces.flatMap((each) => each.excused.map((fall) => excusedData(fall, each))),
    ladder: marketplaces.flatMap((each) => each.ladder.map((step) => ladderData(step, each))),
    hints: marketplaces.flatMap(({ hints, marketplace }) => hints.map((hint) => ({ marketplace, ...hint }))),
    returns: marketplaces.flatMap(({ marketplace, returns }) =>
      returns.map((each) => ({
        marketplace,
        asin: each.asin,
        shippedLines: each.shippedLines,
        returnedLines: each.returnedLines,
        rate: rounded(each.rate),
        interval: pair(each.interval),
        restRate: rounded(each.restRate),
        adjustedP: known(each.adjustedP, probability),
        topReason: each.topReason?.reason ?? null,
        topReasonLines: each.topReason?.lines ?? 0,
        open: each.open,
      })),
    ),
    marketplaces: marketplaces.map(marketplaceData),
    missing: missing.map(({ adds, ...report }) => ({ ...report, adds: adds.map(({ id }) => id) })),
    caveats: caveats.map(({ id, text }) => ({ id, text })),
    tests: { ...tests },
  };
}

function changeData(change: MetricChange): JourneyChangeData {
  return {
    ...change,
    value: change.value === null ? null : rounded(change.value),
    interval: change.interval === null ? null : pair(change.interval),
    relative: change.relative === null ? null : rounded(change.relative),
    p: known(change.p, probability),
    adjustedP: known(change.adjustedP, probability),
    coverage: change.coverage === null ? null : rounded(change.coverage),
  };
}

function metricData(metric: MetricResult, { marketplace, currency, others }: MarketplaceJourney): JourneyMetricData {
  const { definition, source, change } = metric;
  const ofOthers = others?.get(definition.id);
  return {
    id: definition.id,
    label: definition.label,
    marketplace,
    unit: definition.unit,
    currency: definition.unit === 'currency' ? currency : null,
    value: metric.value,
    interval: metric.interval === null ? null : pair(metric.interval),
    n: metric.n,
    change: change === null ? null : changeData(change),
    othersChange: ofOthers === undefined ? null : changeData(ofOthers),
    source:
      source === null
        ? null
        : {
            reports: [...source.reports],
            columns: source.columns,
            files: [...source.files],
            from: source.period?.start ?? null,
            to: source.period?.end ?? null,
            notes: [...source.notes],
          },
    provisional: metric.provisional,
    reason: metric.reason ?? metric.changeReason,
    direction: definition.direction,
    formula: definition.formula,
    caveats: [...definition.caveats],
  };
}

/** What one marketplace gave, as programs read it. */
export function marketplaceData({
  currency,
  leakReason,
  marketplace,
  period,
  products,
  productsTested,
}: MarketplaceJourney): JourneyMarketplaceData {
  const [from, to] = [period?.start ?? null, period?.end ?? null];
  return { marketplace, currency, from, to, products, productsTested, leakReason };
}

/** A fall that is no leak, as programs read it. */
export function excusedData(
  fall: ExcusedFall,
  { marketplace }: Pick<MarketplaceJourney, 'marketplace'>,
): ExcusedFallData {
  const { after, asin, before, excuse, step, title } = fall;
  const { detail, kind: reason } = excuse;
  const sides = { before: rateData(before), after: rateData(after) };
  return { marketplace, asin, metric: step.metric, title, reason, detail, ...sides };
}

/** A step of the ladder, as programs read it. */
export function ladderData(
  step: LadderStep,
  { currency, marketplace }: Pick<MarketplaceJourney, 'marketplace' | 'currency'>,
): LadderStepData {
  const { own, rest, worth, worthInterval } = step;
  return {
    marketplace,
    step: step.step,
    stage: step.stage,
    ownRate: rounded(own.rate),
    ownCount: own.count,
    ownN: own.n,
    restRate: rounded(rest.rate),
    restCount: rest.count,
    restN: rest.n,
    index: rounded(step.index),
    interval: pair(step.interval),
    adjustedP: probability(step.adjustedP),
    verdict: step.verdict,
    purchases: rounded(step.purchases),
    purchasesInterval: pair(step.purchasesInterval),
    worth: worth === null ? null : majorUnits(worth),
    worthInterval: worthInterval === null ? null : [majorUnits(worthInterval[0]), majorUnits(worthInterval[1])],
    currency,
  };
}

function rateData(rate: LeakRate): LeakRateData {
  const { featuredOffer } = rate;
  return {
    ...rate,
    rate: rounded(rate.rate),
    interval: pair(rate.interval),
    featuredOffer: featuredOffer === null ? null : rounded(featuredOffer),
  };
}

/** One sentence that says what fell. */
export function leakSentence({ asin, before, after, status, step: { words } }: Leak): string {
  const share = (rate: number): string => `${(rate * 100).toFixed(2)} %`;
  const said = status === 'leak' ? 'fell' : 'may have fallen';
  return `${words.what} of ${asin} ${said} from ${share(before.rate)} (${before.count} ${words.top} of ${before.n} ${words.bottom}) to ${share(after.rate)} (${after.count} of ${after.n}).`;
}

/** A leak, as programs read it. */
export function leakData(
  leak: Leak,
  { marketplace, currency }: Pick<MarketplaceJourney, 'marketplace' | 'currency'>,
): LeakData {
  const { stake, split, change, judges } = leak;
  const major = (amount: Money): number => majorUnits(amount);
  return {
    marketplace,
    asin: leak.asin,
    title: leak.title,
    stage: leak.step.stage,
    metric: leak.step.metric,
    status: leak.status,
    what: leakSentence(leak),
    before: rateData(leak.before),
    after: rateData(leak.after),
    change: { difference: rounded(change.difference), interval: pair(change.interval) },
    judges: judges.map((each) => ({
      ...each,
      p: known(each.p, probability),
      adjustedP: known(each.adjustedP, probability),
    })),
    shrunkRate: leak.shrunkRate === null ? null : rounded(leak.shrunkRate),
    catalogueRate: leak.catalogueRate === null ? null : rounded(leak.catalogueRate),
    stake: {
      currency,
      amount: stake.amount === null ? null : major(stake.amount),
      interval: stake.interval === null ? null : [major(stake.interval[0]), major(stake.interval[1])],
      lostUnits: rounded(stake.lostUnits),
      lostUnitsInterval: pair(stake.lostUnitsInterval),
      basis: stake.basis,
    },
    split: splitData(split, currency),
    weeks: leak.weeks.map((each) => ({ ...each })),
  };
}

function splitData(split: Leak['split'], currency: string | null): LeakData['split'] {
  if (split === null || currency === null) return null;
  const major = (minor: number): number => majorUnits({ minor, currency });
  return {
    method: split.method,
    change: major(split.changeMinor),
    effects: split.effects.map(({ factor, minor }) => ({ factor, amount: major(minor) })),
  };
}
