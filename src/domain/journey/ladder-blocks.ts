import type { Block, Series } from '../../model/document.ts';
import type { MarketplaceJourney } from './report.ts';
import { anchorOf, integerWords } from './words.ts';

const STEP_WORDS = {
  click: 'Seen to click',
  'cart-add': 'Click to cart',
  purchase: 'Cart to bought',
} as const;
const VERDICTS = {
  'below-market': 'below the market',
  'above-market': 'above the market',
  'no-clear-gap': 'no clear gap',
} as const;

/** The search funnel against all other sellers, and what parity would be worth; nothing where no search file is at hand. */
export function ladderBlocks(each: MarketplaceJourney): Block[] {
  const anchor = anchorOf(each.marketplace);
  if (each.ladder.length === 0) return [];
  return [
    {
      type: 'table',
      id: `ladder-${anchor}`,
      title: 'Search funnel against the rest of the market',
      columns: [
        { key: 'step', label: 'Step', kind: 'text' },
        { key: 'own', label: 'Own', kind: 'percent' },
        { key: 'rest', label: 'All others', kind: 'percent' },
        { key: 'index', label: 'Own over others', kind: 'decimal' },
        { key: 'interval', label: '95 % interval', kind: 'text', priority: 3 },
        { key: 'n', label: 'n', kind: 'integer', priority: 4 },
        { key: 'verdict', label: 'Verdict', kind: 'text' },
        { key: 'purchases', label: 'Purchases at parity', kind: 'text', priority: 2 },
        { key: 'worth', label: 'Worth', kind: 'money' },
        { key: 'worth-low', label: 'at least', kind: 'money', priority: 5 },
        { key: 'worth-high', label: 'at most', kind: 'money', priority: 5 },
      ],
      rows: each.ladder.map((step) => [
        STEP_WORDS[step.step],
        step.own.rate,
        step.rest.rate,
        step.index,
        `${step.interval[0].toFixed(2)} to ${step.interval[1].toFixed(2)}`,
        step.own.n,
        VERDICTS[step.verdict],
        `${step.purchases >= 0 ? '+' : ''}${integerWords(step.purchases)}`,
        step.worth,
        step.worthInterval?.[0] ?? null,
        step.worthInterval?.[1] ?? null,
      ]),
      note: 'Same queries on both sides. Worth: purchases that the market’s rate in this step alone would add, or take away, later own rates as they are, at the average own price; before fees and cost.',
    },
    ladderChart(each, anchor),
  ];
}

function ladderSeries(name: string, { ladder }: MarketplaceJourney, side: 'own' | 'rest'): Series {
  return { name, values: ladder.map((step) => step[side].rate), intervals: ladder.map((step) => step[side].interval) };
}

/** Own and market rates side by side. */
function ladderChart(each: MarketplaceJourney, anchor: string): Block {
  return {
    type: 'series',
    id: `ladder-chart-${anchor}`,
    title: 'Own rates beside all others',
    chart: 'bar',
    labels: each.ladder.map(({ step }) => STEP_WORDS[step]),
    series: [ladderSeries('Own', each, 'own'), ladderSeries('All others', each, 'rest')],
    kind: 'percent',
    note: `Own counts: ${each.ladder
      .map(({ own, step }) => `${STEP_WORDS[step].toLowerCase()}, ${integerWords(own.count)} of ${integerWords(own.n)}`)
      .join('; ')}. Strokes: 95 % intervals of the counts.`,
  };
}

/** Falls that are no leaks, hints of the diagnosis, and peaks in the weeks compared. */
export function contextBlocks(each: MarketplaceJourney): Block[] {
  const anchor = anchorOf(each.marketplace);
  const blocks: Block[] = [];
  if (each.excused.length > 0) {
    blocks.push({
      type: 'table',
      id: `excused-${anchor}`,
      title: 'Fell, and no leak of the page',
      columns: [
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'step', label: 'Step', kind: 'text', priority: 2 },
        { key: 'before', label: 'Before', kind: 'percent' },
        { key: 'after', label: 'After', kind: 'percent' },
        { key: 'because', label: 'Because', kind: 'text' },
      ],
      rows: each.excused.map(({ after, asin, before, excuse, step }) => [
        asin,
        `${step.words.top} of ${step.words.bottom}`,
        before.rate,
        after.rate,
        excuse.detail,
      ]),
    });
  }
  if (each.hints.length > 0) {
    blocks.push({
      type: 'table',
      id: `hints-${anchor}`,
      title: 'Where the metrics point',
      columns: [
        { key: 'signal', label: 'Seen', kind: 'text' },
        { key: 'means', label: 'Points to', kind: 'text' },
        { key: 'check', label: 'Next', kind: 'text', priority: 2 },
      ],
      rows: each.hints.map(({ check, means, signal }) => [signal, means, check]),
      note: 'A hint where to look, no verdict: each sign is a tested change or an interval.',
    });
  }
  if (each.peaks.length > 0) {
    blocks.push({
      type: 'prose',
      id: `peaks-${anchor}`,
      tone: 'neutral',
      paragraphs: [
        `${each.peaks.join(' and ')} in the weeks compared: own history is no judge of products then; the catalogue and the market are, in the same weeks.`,
      ],
    });
  }
  return blocks;
}
