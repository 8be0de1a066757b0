import type { MapEntry, MapFix, MapKind, PlainLane } from '../../../model/journey-map.ts';
import type { IsoDate } from '../../../model/period.ts';
import { integerWords, intervalWords, valueWords } from '../words.ts';
import { isOverdue } from './map-facts.ts';
import type { DrawnStage, MapNumber } from './map-result.ts';
import { isDue, type TargetResult } from './targets.ts';
import { FIX_WORDS, LANE_WORDS, scoreWords } from './words.ts';

/** A lane of the grid: its name, and the entries of a stage as texts. */
export interface Lane {
  readonly label: string;
  readonly entries: (stage: DrawnStage) => string[];
  /** Drawn above the lane where the map is a blueprint. */
  readonly divider?: string;
}

/** What a lane needs beside the stage. */
interface Drawing {
  readonly asOf: IsoDate;
  /** Several marketplaces are at hand, so that every number names its own. */
  readonly namesShops: boolean;
}

function withPersona(text: string, { persona }: MapEntry): string {
  return persona === null ? text : `${text} [${persona}]`;
}

function plain(lane: PlainLane, divider?: string): Lane {
  return {
    label: LANE_WORDS[lane],
    entries: ({ stage }) => stage.lanes[lane].map((entry) => withPersona(entry.text, entry)),
    ...(divider === undefined ? {} : { divider }),
  };
}

function fixText(fix: MapFix, asOf: IsoDate): string {
  const due = fix.due === null ? '' : isOverdue(fix, asOf) ? `, was due ${fix.due}` : `, due ${fix.due}`;
  return `${withPersona(fix.text, fix)} (${fix.owner ?? 'nobody'}${due}, ${FIX_WORDS[fix.status]})`;
}

function shopOf(marketplace: string | null, { namesShops }: Drawing): string {
  return namesShops ? `${marketplace ?? 'Shop not known'}: ` : '';
}

/** `Order-item session percentage 8.51 % (8.10 % to 8.93 %), n = 17,431, 2026-09-13 to 2026-11-07`. */
function numberText({ currency, marketplace, metric }: MapNumber, drawing: Drawing): string {
  const { definition, n, provisional, reason, source, value } = metric;
  const label = `${shopOf(marketplace, drawing)}${definition.label}`;
  if (value === null) return `${label}: not known, ${reason ?? 'no file gives it'}`;
  const interval = intervalWords(metric, currency);
  const period = source?.period ?? null;
  const parts = [
    `${label} ${valueWords(metric, value, currency)}${interval === '' ? ' (no interval)' : ` (${interval})`}`,
    ...(n === null ? [] : [`n = ${integerWords(n)}`]),
    period === null ? 'no date inside' : `${period.start} to ${period.end}`,
    ...(provisional ? ['provisional'] : []),
  ];
  return parts.join(', ');
}

/**
 * The numbers of a stage. Shops that do not give a metric which another gives are left to the table of numbers: a wall has
 * room for what is known, and one line for what nobody gives.
 */
function numberTexts(numbers: readonly MapNumber[], drawing: Drawing): string[] {
  const known = new Set(numbers.flatMap(({ metric }) => (metric.value === null ? [] : metric.definition.id)));
  const said = new Set<string>();
  return numbers.flatMap((each) => {
    const { definition, value } = each.metric;
    if (value !== null) return [numberText(each, drawing)];
    if (known.has(definition.id) || said.has(definition.id)) return [];
    said.add(definition.id);
    return [numberText(each, { ...drawing, namesShops: false })];
  });
}

/** The bound of a target in words: `at least 9 percent by 2027-03-31`. */
export function boundText({ bound, by, unit, value }: TargetResult['target']): string {
  return `${bound.replace('-', ' ')} ${value} ${unit ?? ''}${by === null ? '' : ` by ${by}`}`;
}

/** What came of a target, with a sign beside the words. */
export function verdictText({ reason, target, verdict }: TargetResult, asOf: IsoDate): string {
  if (verdict === 'met') return '✓ met';
  if (verdict === 'not-met') return isDue(target, asOf) ? '✗ not met' : '✗ not met yet';
  return `? not enough data: ${reason ?? ''}`;
}

/** The value a verdict rests on, with interval and count; empty where there is none. */
export function targetBasis({ currency, metric }: TargetResult): string {
  if (metric === null || metric.value === null) return '';
  const interval = intervalWords(metric, currency);
  return `${valueWords(metric, metric.value, currency)}${interval === '' ? '' : ` (${interval})`}`;
}

function targetText(result: TargetResult, drawing: Drawing): string {
  const { marketplace, metric, target } = result;
  const basis = targetBasis(result);
  const now = basis === '' ? '' : `, now ${basis}`;
  const label = metric?.definition.label ?? target.metric;
  return `${shopOf(marketplace, drawing)}${label} ${boundText(target)}: ${verdictText(result, drawing.asOf)}${now}`;
}

/** The lanes of a kind of map, top to bottom; lines of a blueprint after Shostack and Bitner. */
export function lanesOf(kind: MapKind, drawing: Drawing): Lane[] {
  const { asOf } = drawing;
  const isBlueprint = kind === 'service-blueprint';
  const time: Lane = { label: 'When', entries: ({ stage }) => (stage.time === null ? [] : [stage.time]) };
  const feelings: Lane = {
    label: 'Feelings',
    entries: ({ stage }) =>
      stage.feelings.map((each) =>
        withPersona(each.score === null ? each.text : `${each.text} (${scoreWords(each.score)})`, each),
      ),
  };
  const fixes: Lane = { label: 'Fixes', entries: ({ stage }) => stage.fixes.map((fix) => fixText(fix, asOf)) };
  const owner: Lane = { label: 'Owner', entries: ({ stage }) => (stage.owner === null ? [] : [stage.owner]) };
  const numbers: Lane = { label: 'Numbers', entries: ({ numbers: all }) => numberTexts(all, drawing) };
  const targets: Lane = { label: 'Targets', entries: (each) => each.targets.map((one) => targetText(one, drawing)) };
  const behind = [
    plain('front-stage', isBlueprint ? 'Line of interaction' : undefined),
    plain('back-stage', isBlueprint ? 'Line of visibility: the customer sees nothing below it' : undefined),
    plain('support', isBlueprint ? 'Line of internal interaction' : undefined),
  ];
  return [
    time,
    plain('goals'),
    plain('touchpoints'),
    plain('actions'),
    ...behind,
    { ...feelings, ...(isBlueprint ? { divider: 'What comes of it' } : {}) },
    plain('pains'),
    fixes,
    owner,
    plain('resources'),
    numbers,
    targets,
  ];
}
