import type { Block, Cell, Document, MetricItem, RunFacts } from '../../../model/document.ts';
import type { Problem } from '../../../model/problem.ts';
import type { ExperimentResult } from './judge-experiment.ts';

/** `data` of a `reviews-experiment` document. */
export interface ReviewsExperimentData {
  readonly unit: 'asin-week' | 'order';
  /** Reviews a product and week, or share of orders with feedback, without asking. */
  readonly baseline: number;
  readonly lift: number;
  readonly needed: {
    /** Units in each arm. */
    readonly perArm: number;
    readonly from: 'shares' | 'counts' | 'data';
    /** Units still missing in the smaller arm. */
    readonly missing: number;
  };
  readonly arms: readonly { readonly arm: 'ask' | 'holdout'; readonly units: number; readonly mean: number }[];
  readonly verdict: 'planned' | 'too-early' | 'different' | 'no-difference';
  /** Null until enough units are in. */
  readonly difference: {
    readonly value: number;
    readonly interval: readonly [number, number];
    readonly p: number;
  } | null;
}

const FROM: Readonly<Record<ExperimentResult['neededFrom'], string>> = {
  shares: 'from the two shares, at 95 % confidence and 80 % power',
  counts: 'at 95 % confidence and 80 % power, if reviews came by pure chance; in bursts more are needed',
  data: 'at 95 % confidence and 80 % power, by the spread seen in the control group',
};

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function verdictLines({ verdict, needed, difference }: ExperimentResult, unitWords: string, missing: number): string[] {
  if (verdict === 'planned') return [`Needs ${needed} ${unitWords} in each arm before anything can be said.`];
  if (verdict === 'too-early' || difference === null) {
    return [
      `Not enough data: needs ${missing} more ${unitWords} in the smaller arm.`,
      'No winner is named before: a difference that is looked for every week is found by chance sooner or later.',
    ];
  }
  const [low, high] = difference.interval.map(rounded);
  const span = `95 % interval ${low ?? ''} to ${high ?? ''}, p ${difference.p < 0.001 ? '< 0.001' : rounded(difference.p)}`;
  return verdict === 'different'
    ? [`Asking changed it by ${rounded(difference.value)} (${span}).`]
    : [`No difference was seen: ${rounded(difference.value)} (${span}). That is not proof that there is none.`];
}

/** An experiment with requests as a document. */
export function experimentDocument(
  result: ExperimentResult,
  run: RunFacts,
  problems: readonly Problem[],
): Document<'reviews-experiment', ReviewsExperimentData> {
  const { goal, needed, neededFrom, ask, holdout, verdict, difference } = result;
  const unitWords = goal.unit === 'order' ? 'orders' : 'product-weeks';
  const missing = Math.max(0, needed - Math.min(ask.units, holdout.units));
  const metrics: MetricItem[] = [
    { id: 'needed', label: 'Needed in each arm', kind: 'integer', value: needed, note: FROM[neededFrom] },
    { id: 'missing', label: 'Still missing', kind: 'integer', value: missing },
  ];
  const blocks: Block[] = [
    {
      type: 'prose',
      id: 'verdict',
      title: 'Verdict',
      paragraphs: verdictLines(result, unitWords, missing),
      tone: verdict === 'different' ? 'good' : 'neutral',
    },
    { type: 'metrics', id: 'size', metrics },
    {
      type: 'table',
      id: 'arms',
      title: 'Arms',
      columns: [
        { key: 'arm', label: 'Arm', kind: 'text' },
        { key: 'units', label: goal.unit === 'order' ? 'Orders' : 'Product-weeks', kind: 'integer' },
        { key: 'mean', label: goal.unit === 'order' ? 'Share with feedback' : 'Reviews each', kind: 'decimal' },
      ],
      rows: [
        ['ask', ask.units, ask.units === 0 ? null : rounded(ask.mean)],
        ['holdout', holdout.units, holdout.units === 0 ? null : rounded(holdout.mean)],
      ] satisfies Cell[][],
    },
    {
      type: 'prose',
      id: 'how',
      title: 'How it is counted',
      paragraphs: [
        'Amazon does not tell which order a review belongs to, so reviews are counted by product and week, and whole product-weeks are drawn into an arm. Seller feedback names its order and is counted by order.',
      ],
    },
  ];
  return {
    kind: 'reviews-experiment',
    schemaVersion: 1,
    title: 'Experiment with requests',
    subtitle: `${unitWords}, baseline ${goal.baseline}, smallest change worth knowing of ${goal.lift}`,
    data: {
      unit: goal.unit,
      baseline: goal.baseline,
      lift: goal.lift,
      needed: { perArm: needed, from: neededFrom, missing },
      arms: [
        { arm: 'ask', units: ask.units, mean: rounded(ask.mean) },
        { arm: 'holdout', units: holdout.units, mean: rounded(holdout.mean) },
      ],
      verdict,
      difference:
        difference === null
          ? null
          : {
              value: rounded(difference.value),
              interval: [rounded(difference.interval[0]), rounded(difference.interval[1])],
              p: rounded(difference.p),
            },
    },
    blocks,
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
