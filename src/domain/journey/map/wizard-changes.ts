import type { MapFix, MapStage, MapTarget } from '../../../model/journey-map.ts';
import { isIsoDate, type IsoDate } from '../../../model/period.ts';
import { nearestWords } from '../../../model/nearest-words.ts';
import { metricDefinitions } from '../registry.ts';
import { leadMetrics, STAGES } from '../settings.ts';
import { targetFaults } from './judge.ts';
import { choiceQuestion, listQuestion, textQuestion, type WizardQuestion } from './wizard-question.ts';

const STEP = 8;

/** `P02 >= 9 percent`, `R07 at most 5 percent`. */
const TARGET = /^\s*(\w+)\s*(>=|<=|at[ -]least|at[ -]most)\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i;

function parseTarget(answer: string): Omit<MapTarget, 'line' | 'field'> | null {
  const [, metric, bound = '', value, unit = ''] = TARGET.exec(answer) ?? [];
  if (metric === undefined || value === undefined) return null;
  const isLeast = bound === '>=' || bound.toLowerCase().endsWith('least');
  const named = ['percent', 'share', 'ratio'].includes(unit.toLowerCase()) ? unit.toLowerCase() : unit.toUpperCase();
  return {
    metric: metric.toUpperCase(),
    bound: isLeast ? 'at-least' : 'at-most',
    value: Number(value),
    unit: named,
    by: null,
  };
}

function targetCheck(answer: string, asOf: IsoDate): string | null {
  const target = parseTarget(answer);
  if (target === null) return 'Write for example: P02 >= 9 percent';
  const [fault] = targetFaults({ ...target, line: 1, field: '' }, asOf);
  return fault === undefined ? null : `${fault.message}. ${fault.fix}`;
}

function targetChange(answer: string): Record<string, unknown> {
  const target = parseTarget(answer);
  return target === null ? {} : { metric: target.metric, [target.bound]: target.value, unit: target.unit };
}

function metricIds(answer: string): string[] {
  return answer
    .split(/[\s,]+/)
    .filter((id) => id !== '')
    .map((id) => id.toUpperCase());
}

function metricsCheck(answer: string, asOf: IsoDate): string | null {
  const known = metricDefinitions(asOf).map(({ id }) => id);
  const wrong = metricIds(answer).find((id) => !known.includes(id));
  if (wrong === undefined) return null;
  const near = nearestWords(wrong, known);
  return `There is no metric ${wrong}. ${near.length === 0 ? 'See sellerctl journey metrics.' : `Nearest: ${near.join(', ')}.`}`;
}

/** Metrics that stand for a stage of ours; none for a stage of the seller's own. */
function usualMetrics(name: string, asOf: IsoDate): string {
  const stage = STAGES.find((each) => each === name.toLowerCase());
  return stage === undefined ? '' : leadMetrics(stage, asOf).slice(0, 2).join(', ');
}

function fixQuestions(stage: MapStage, at: number, fix: MapFix, index: number): WizardQuestion[] {
  const path = ['stages', at, 'fixes', index];
  const id = `fix ${stage.name} / ${fix.text}`;
  return [
    ...(fix.owner === null ? [textQuestion(`${id} / owner`, STEP, `Who does "${fix.text}"?`, [...path, 'owner'])] : []),
    textQuestion(`${id} / due`, STEP, `By which day? (year-month-day)`, [...path, 'due'], {
      optional: true,
      filled: true,
      check: (answer) => (isIsoDate(answer) ? null : 'Write it as year-month-day, for example 2026-12-24.'),
    }),
  ];
}

/** Step 8 for a stage: fixes with owner and day, the metrics that will tell, and targets of a future state. */
export function changeQuestions(stage: MapStage, at: number, isFuture: boolean, asOf: IsoDate): WizardQuestion[] {
  const { fixes, metrics, name, targets } = stage;
  const usual = usualMetrics(name, asOf);
  return [
    ...fixes.flatMap((fix, index) => fixQuestions(stage, at, fix, index)),
    listQuestion(`fixes ${name}`, STEP, `${name}: what shall be changed?`, ['stages', at, 'fixes'], fixes.length, {
      changes: (answer) => [{ path: ['stages', at, 'fixes'], add: { text: answer } }],
    }),
    textQuestion(`metrics ${name}`, STEP, `${name}: which metrics tell how it goes? (ids)`, ['stages', at, 'metrics'], {
      optional: true,
      filled: metrics.length > 0,
      fallback: usual === '' ? null : usual,
      check: (answer) => metricsCheck(answer, asOf),
      changes: (answer) => [{ path: ['stages', at, 'metrics'], set: metricIds(answer) }],
    }),
    ...(isFuture
      ? [
          listQuestion(
            `targets ${name}`,
            STEP,
            `${name}: a target, such as P02 >= 9 percent`,
            ['stages', at, 'targets'],
            targets.length,
            {
              check: (answer) => targetCheck(answer, asOf),
              changes: (answer) => [{ path: ['stages', at, 'targets'], add: targetChange(answer) }],
            },
          ),
        ]
      : []),
  ];
}

/** How a feeling is, after its words. */
export function scoreQuestions(stage: MapStage, at: number): WizardQuestion[] {
  const choices = [
    { value: '2', label: 'delighted (+2)' },
    { value: '1', label: 'glad (+1)' },
    { value: '0', label: 'neither (0)' },
    { value: '-1', label: 'annoyed (-1)' },
    { value: '-2', label: 'angry (-2)' },
  ];
  return stage.feelings.map(({ score, text }, index) => {
    const path = ['stages', at, 'feelings', index];
    return choiceQuestion(`score ${stage.name} / ${text}`, 7, `How is "${text}"?`, path, choices, {
      filled: score !== null,
      changes: (answer) => [{ path, set: { text, score: Number(answer) } }],
    });
  });
}
