import type { Document, RunFacts } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { checksOf } from './leak-checks.ts';
import type { MetricResult } from './metric-result.ts';
import type { JourneyResult, MarketplaceJourney } from './report.ts';
import { moneyWords, percentWords, valueWords, verdictWords, shopWords } from './words.ts';

export interface JourneyDigestData {
  /** At most ten lines of plain text. */
  readonly lines: readonly string[];
}

const MOST_LINES = 10;

function stageLine(each: MarketplaceJourney): string {
  const parts = each.stages.flatMap(({ lead, stage }) => {
    if (lead === null || lead.value === null) return [];
    const said = lead.change?.verdict === 'fell' || lead.change?.verdict === 'rose' ? `, ${lead.change.verdict}` : '';
    return [`${stage}: ${lead.definition.label} ${valueWords(lead, lead.value, each.currency)}${said}`];
  });
  const name = shopWords(each.marketplace);
  return parts.length === 0 ? `${name}: no stage has a value.` : `${name}: ${parts.join(' · ')}.`;
}

function leakLines(each: MarketplaceJourney): string[] {
  return each.leaks.map((leak) => {
    const { after, asin, before, stake, status, step } = leak;
    const money = stake.amount === null ? '' : `, about ${moneyWords(stake.amount)} of sales`;
    const name = status === 'leak' ? 'Leak' : 'Suspected';
    return `${name}: ${step.words.what.toLowerCase()} of ${asin} is ${percentWords(after.rate)} instead of ${percentWords(before.rate)}${money}. Next: ${checksOf(leak)[0] ?? ''}`;
  });
}

function movedLines(each: MarketplaceJourney): string[] {
  const moved = each.stages
    .flatMap(({ metrics }) => metrics)
    .filter(({ change }) => change?.verdict === 'fell' || change?.verdict === 'rose');
  return moved.map((metric: MetricResult) =>
    metric.change === null || metric.value === null
      ? ''
      : `${shopWords(each.marketplace)}: ${metric.definition.label} ${verdictWords(metric.change)}, now ${valueWords(metric, metric.value, each.currency)}.`,
  );
}

function stepLines(each: MarketplaceJourney): string[] {
  const below = each.ladder.filter(({ verdict }) => verdict === 'below-market');
  const [worst] = below.toSorted((left, right) => right.purchases - left.purchases);
  if (worst === undefined) return [];
  const worth = worst.worth === null ? '' : `, worth ${moneyWords(worst.worth)} at parity`;
  return [
    `${shopWords(each.marketplace)}: weakest step in search is ${worst.step} (${percentWords(worst.own.rate)}, all others ${percentWords(worst.rest.rate)})${worth}.`,
  ];
}

/** The journey in ten lines for a mail or a chat: stages, leaks, the weakest step, what moved, and what to know. */
export function digestDocument(
  result: JourneyResult,
  run: RunFacts,
  loadProblems: readonly Problem[] = [],
): Document<'journey-digest', JourneyDigestData> {
  const { asOf, marketplaces, problems } = result;
  const all = [...loadProblems, ...problems];
  const head = [`Customer journey as of ${asOf}`];
  const important = [
    ...marketplaces.map(stageLine),
    ...marketplaces.flatMap(leakLines),
    ...marketplaces.flatMap(stepLines),
  ];
  const rest = marketplaces.flatMap(movedLines);
  const foot = [
    ...(marketplaces.length === 0 ? ['No report of the journey at hand.'] : []),
    ...(all.length === 0
      ? []
      : [`${all.length} ${all.length === 1 ? 'problem' : 'problems'} in the files; see the whole report.`]),
  ];
  const room = MOST_LINES - head.length - foot.length;
  const wanted = [...important, ...rest];
  const shown =
    wanted.length > room
      ? [...wanted.slice(0, room - 1), `And ${wanted.length - room + 1} more: sellerctl journey report`]
      : wanted;
  const lines = [...head, ...shown, ...foot];
  return {
    kind: 'journey-digest',
    schemaVersion: 1,
    title: head[0] ?? '',
    data: { lines },
    blocks: [{ type: 'prose', id: 'digest', paragraphs: [], bullets: lines.slice(1) }],
    // Ten lines are ten lines: files, rules and problems stand in the whole report.
    problems: [],
    provenance: { ...run, inputs: [], rules: [], freshness: [] },
  };
}
