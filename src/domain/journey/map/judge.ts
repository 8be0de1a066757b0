import type { JourneyMap, MapFault, MapFix, MapPlace, MapStage, MapTarget } from '../../../model/journey-map.ts';
import { nearestWords } from '../../../model/nearest-words.ts';
import { daysBetween, type IsoDate } from '../../../model/period.ts';
import { MEASURES } from '../measures.ts';
import { type MetricDefinition, metricDefinitions } from '../registry.ts';
import { UNMEASURED } from '../unmeasured.ts';
import { mayHaveInterval } from '../value.ts';
import { isTotal, isUnitOf, unitsOf } from './units.ts';
import { STALE_DAYS } from './words.ts';

type Told = Omit<MapFault, 'severity'>;

/** Collects faults of meaning; those of form come from the reader. */
class Judgement {
  readonly faults: MapFault[] = [];

  error(fault: Told): void {
    this.faults.push({ severity: 'error', ...fault });
  }

  warning(fault: Told): void {
    this.faults.push({ severity: 'warning', ...fault });
  }
}

function nearestMetrics(typed: string, definitions: readonly MetricDefinition[]): string {
  const byId = nearestWords(
    typed,
    definitions.map(({ id }) => id),
  );
  const byLabel = definitions.filter(({ label }) => nearestWords(typed, [label]).length > 0).map(({ id }) => id);
  const near = [...byLabel, ...byId].slice(0, 3).map((id) => {
    const label = definitions.find((each) => each.id === id)?.label ?? '';
    return `${id} (${label})`;
  });
  return near.length === 0
    ? 'See sellerctl journey metrics.'
    : `Nearest: ${near.join(', ')}. All: sellerctl journey metrics`;
}

function judgeTarget(target: MapTarget, definitions: readonly MetricDefinition[], judgement: Judgement): void {
  const { field, line, metric, unit, value } = target;
  const definition = definitions.find(({ id }) => id === metric);
  if (definition === undefined) {
    const fix = nearestMetrics(metric, definitions);
    judgement.error({ rule: 'metric-unknown', line, field, message: `there is no metric "${metric}"`, fix });
    return;
  }
  const named = `${metric} (${definition.label})`;
  const measure = MEASURES.get(metric);
  if (measure === undefined) {
    const why = UNMEASURED.get(metric) ?? 'it is not worked out yet';
    const message = `the target for ${named} can never be checked: ${why}`;
    judgement.warning({ rule: 'target-unmeasured', line, field, message, fix: 'Choose a metric that files give.' });
    return;
  }
  if (isTotal(definition)) {
    const message = `${named} is a total of whatever days the files cover, and no bound fits it`;
    const fix = 'Choose a share, a price or an index: their size does not depend on the days.';
    judgement.error({ rule: 'target-total', line, field, message, fix });
    return;
  }
  if (!mayHaveInterval(definition, measure)) {
    const message = `the target for ${named} can never be checked: Amazon gives no counts for an interval`;
    judgement.warning({ rule: 'target-unmeasured', line, field, message, fix: 'Choose a metric with an interval.' });
  }
  const units = unitsOf(definition).map((each) => (each === 'currency' ? 'a currency such as USD' : each));
  if (unit === null || !isUnitOf(definition, unit)) {
    const message = unit === null ? `the target for ${named} has no unit` : `${named} is not measured in "${unit}"`;
    const fix = `Write unit: ${units.join(' or ')}`;
    judgement.error({ rule: unit === null ? 'target-unit-missing' : 'target-unit-wrong', line, field, message, fix });
    return;
  }
  if (unit === 'share' && value > 1) {
    const message = `a share of ${value} is more than everything`;
    judgement.warning({ rule: 'target-share-above-one', line, field, message, fix: 'Write unit: percent?' });
  }
  const wrongWay = { up_good: 'at-most', down_good: 'at-least', context: '' }[definition.direction];
  if (target.bound === wrongWay) {
    const message = `${target.bound} for ${named}, which is better the ${wrongWay === 'at-most' ? 'higher' : 'lower'} it is`;
    judgement.warning({ rule: 'target-direction', line, field, message, fix: 'Turn the bound round?' });
  }
}

function judgeFix({ due, field, line, owner, status, text }: MapFix, asOf: IsoDate, judgement: Judgement): void {
  if (owner === null) {
    const message = `nobody owns the fix "${text}"`;
    judgement.error({ rule: 'owner-missing', line, field, message, fix: 'Write owner: and a name.' });
  }
  if (due !== null && due < asOf && status !== 'done') {
    const message = `the fix "${text}" was due ${due}`;
    judgement.warning({ rule: 'fix-overdue', line, field, message, fix: 'Set status: done, or another day.' });
  }
}

function judgeStage(stage: MapStage, map: JourneyMap, asOf: IsoDate, judgement: Judgement): void {
  const definitions = metricDefinitions(asOf);
  const personas = map.personas.map(({ name }) => name);
  if (stage.owner === null) {
    const { field, line, name } = stage;
    const message = `nobody owns the stage "${name}"`;
    judgement.warning({ rule: 'owner-missing', line, field, message, fix: 'Write owner: and a name.' });
  }
  for (const fix of stage.fixes) judgeFix(fix, asOf, judgement);
  for (const { field, line, persona } of [...Object.values(stage.lanes).flat(), ...stage.feelings, ...stage.fixes]) {
    if (persona === null || personas.includes(persona)) continue;
    const [nearest] = nearestWords(persona, personas);
    const fix = nearest === undefined ? 'Describe them under personas.' : `Did you mean ${nearest}?`;
    judgement.error({ rule: 'persona-unknown', line, field, message: `there is no persona "${persona}"`, fix });
  }
  for (const { field, id, line } of stage.metrics) {
    if (definitions.some((each) => each.id === id)) continue;
    const fix = nearestMetrics(id, definitions);
    judgement.error({ rule: 'metric-unknown', line, field, message: `there is no metric "${id}"`, fix });
  }
  for (const target of stage.targets) judgeTarget(target, definitions, judgement);
}

function judgeKind({ kind, lines, stages }: JourneyMap, judgement: Judgement): void {
  const lacks = (message: string, fix: string): void => {
    judgement.warning({ rule: 'kind-incomplete', line: lines.kind, field: 'kind', message, fix });
  };
  const lane = (name: 'front-stage' | 'back-stage' | 'support'): boolean =>
    stages.some(({ lanes }) => lanes[name].length > 0);
  if (kind === 'future-state' && stages.every(({ targets }) => targets.length === 0)) {
    lacks('a future state without a target says where nobody is going', 'Give a stage targets.');
  }
  if (kind === 'service-blueprint' && !(lane('front-stage') && lane('back-stage') && lane('support'))) {
    lacks('a service blueprint shows front stage, back stage and support', 'Give the stages these lists.');
  }
  if (kind === 'day-in-the-life' && stages.every(({ time }) => time === null)) {
    lacks('a day in the life tells when things happen', 'Give the stages a time, for example time: "07:30".');
  }
}

function judgeAge({ lines, updated }: JourneyMap, asOf: IsoDate, judgement: Judgement): void {
  const told = {
    line: lines.updated,
    field: 'updated',
    fix: 'Look through the map and set updated: to the day you did.',
  };
  if (updated === null) {
    judgement.error({
      ...told,
      rule: 'updated-missing',
      message: 'the map does not tell when it was last looked through',
    });
    return;
  }
  const age = daysBetween(updated, asOf);
  if (age < 0) {
    judgement.error({ ...told, rule: 'updated-ahead', message: `updated: ${updated} is still to come` });
  } else if (age > STALE_DAYS) {
    const message = `the map is ${age} days old; shops change faster than that`;
    judgement.warning({ ...told, rule: 'map-old', message });
  }
}

/** Names that stand twice: a person could not tell which is meant. */
function judgeTwins(named: readonly (MapPlace & { readonly name: string })[], judgement: Judgement): void {
  const seen = new Set<string>();
  for (const { field, line, name } of named) {
    const message = `the name "${name}" stands twice`;
    if (seen.has(name)) judgement.error({ rule: 'name-twice', line, field, message, fix: 'Give one another name.' });
    seen.add(name);
  }
}

/** What is wrong with one target. */
export function targetFaults(target: MapTarget, asOf: IsoDate): readonly MapFault[] {
  const judgement = new Judgement();
  judgeTarget(target, metricDefinitions(asOf), judgement);
  return judgement.faults;
}

/**
 * What is wrong with what a map says, on top of faults of form: metrics that do not exist, fixes without an owner,
 * targets that cannot be checked, a map that is old.
 */
export function judgeMap(map: JourneyMap, formFaults: readonly MapFault[], asOf: IsoDate): readonly MapFault[] {
  const judgement = new Judgement();
  const isTold = (key: string): boolean => formFaults.some(({ field }) => field === key);
  if (!isTold('updated')) judgeAge(map, asOf, judgement);
  if (map.stages.length === 0 && !isTold('stages')) {
    const fix = 'Write one for each part of the journey: sellerctl journey map init shows how.';
    judgement.error({
      rule: 'stages-missing',
      line: map.lines.stages,
      field: 'stages',
      message: 'the map has no stages',
      fix,
    });
  }
  if (!isTold('kind')) judgeKind(map, judgement);
  judgeTwins(map.stages, judgement);
  judgeTwins(map.personas, judgement);
  for (const stage of map.stages) judgeStage(stage, map, asOf, judgement);
  return [...formFaults, ...judgement.faults].toSorted((one, two) => one.line - two.line);
}
