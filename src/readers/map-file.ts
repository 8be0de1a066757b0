import { EXIT, UserError } from '../model/errors.ts';
import {
  FIX_STATES,
  type JourneyMap,
  MAP_KINDS,
  type MapEntry,
  type MapFeeling,
  type MapFix,
  type MapMetric,
  type MapPersona,
  type MapReading,
  type MapStage,
  type MapTarget,
  PLAIN_LANES,
  type PlainLane,
} from '../model/journey-map.ts';
import { entryFields, FaultLog, Fields } from './map-fields.ts';
import { parseOwnYaml } from './own-yaml.ts';

/** The layout of the file that this version reads and writes. */
export const MAP_LAYOUT = 1;

/** Key under which the wizard keeps which questions were answered. */
export const WIZARD_KEY = 'wizard';

const TOP_KEYS = ['map', 'kind', 'title', 'updated', 'scope', 'objectives', 'personas', 'stages', WIZARD_KEY];
const SCOPE_KEYS = ['marketplace', 'asins', 'brand', 'families'];
const PERSONA_KEYS = ['name', 'about', 'goals', 'target'];
const STAGE_KEYS = ['name', 'owner', 'time', ...PLAIN_LANES, 'feelings', 'fixes', 'metrics', 'targets'];
const ENTRY_KEYS = ['text', 'persona'];
const FEELING_KEYS = ['text', 'score', 'persona'];
const FIX_KEYS = ['text', 'owner', 'due', 'status', 'persona'];
const TARGET_KEYS = ['metric', 'at-least', 'at-most', 'unit', 'by'];

const LIMIT = 1e12;

type Path = readonly (string | number)[];

/** An entry is a text, or a group with `text` and more. */
function groupOf(log: FaultLog, value: unknown, path: Path, keys: readonly string[]): Fields | null {
  return typeof value === 'string' ? new Fields(log, path, { text: value }, keys) : entryFields(log, value, path, keys);
}

function entry(log: FaultLog, value: unknown, path: Path): MapEntry | null {
  const fields = groupOf(log, value, path, ENTRY_KEYS);
  const text = fields?.demandText('text', 'Search results') ?? null;
  return fields === null || text === null ? null : { text, persona: fields.text('persona'), ...fields.place };
}

function feeling(log: FaultLog, value: unknown, path: Path): MapFeeling | null {
  const fields = groupOf(log, value, path, FEELING_KEYS);
  const text = fields?.demandText('text', 'curious') ?? null;
  if (fields === null || text === null) return null;
  return { text, persona: fields.text('persona'), score: fields.number('score', -2, 2), ...fields.place };
}

function fix(log: FaultLog, value: unknown, path: Path): MapFix | null {
  const fields = groupOf(log, value, path, FIX_KEYS);
  const text = fields?.demandText('text', 'Show the size in the second picture') ?? null;
  if (fields === null || text === null) return null;
  return {
    text,
    persona: fields.text('persona'),
    owner: fields.text('owner'),
    due: fields.date('due'),
    status: fields.choice('status', FIX_STATES) ?? 'open',
    ...fields.place,
  };
}

function metric(log: FaultLog, value: unknown, path: Path): MapMetric | null {
  if (typeof value === 'string') return { id: value.trim(), ...log.place(path) };
  log.error('wrong-type', path, 'a metric must be an id such as P02', 'Ids: sellerctl journey metrics');
  return null;
}

function target(log: FaultLog, value: unknown, path: Path): MapTarget | null {
  const fields = entryFields(log, value, path, TARGET_KEYS);
  const id = fields?.demandText('metric', 'P02') ?? null;
  if (fields === null || id === null) return null;
  const before = log.faults.length;
  const [least, most] = [fields.number('at-least', -LIMIT, LIMIT), fields.number('at-most', -LIMIT, LIMIT)];
  if (log.faults.length > before) return null;
  const bound = least === null ? most : least;
  if (bound === null || (least !== null && most !== null)) {
    const message = `the target needs ${bound === null ? 'a bound' : 'one bound and not two'}`;
    log.error('target-bound', path, message, 'Write at-least: 12 or at-most: 5.');
    return null;
  }
  return {
    metric: id,
    bound: least === null ? 'at-most' : 'at-least',
    value: bound,
    unit: fields.text('unit'),
    by: fields.date('by'),
    ...fields.place,
  };
}

function persona(log: FaultLog, value: unknown, path: Path): MapPersona | null {
  const fields = entryFields(log, value, path, PERSONA_KEYS);
  const name = fields?.demandText('name', 'Commuting Carla') ?? null;
  if (fields === null || name === null) return null;
  const [about, goals] = [fields.text('about'), fields.texts('goals')];
  return { name, about, goals, target: fields.flag('target'), ...fields.place };
}

function stage(log: FaultLog, value: unknown, path: Path): MapStage | null {
  const fields = entryFields(log, value, path, STAGE_KEYS);
  const name = fields?.demandText('name', 'Awareness') ?? null;
  if (fields === null) return null;
  const lanes = Object.fromEntries(
    PLAIN_LANES.map((lane) => [lane, fields.list(lane, (each, at) => entry(log, each, at))]),
  ) as Record<PlainLane, MapEntry[]>;
  const read = {
    owner: fields.text('owner'),
    time: fields.text('time'),
    lanes,
    feelings: fields.list('feelings', (each, at) => feeling(log, each, at)),
    fixes: fields.list('fixes', (each, at) => fix(log, each, at)),
    metrics: fields.list('metrics', (each, at) => metric(log, each, at)),
    targets: fields.list('targets', (each, at) => target(log, each, at)),
    ...fields.place,
  };
  return name === null ? null : { name, ...read };
}

function layoutFault(fields: Fields): void {
  const layout = fields.number('map', 1, LIMIT);
  const path = ['map'];
  if (layout === null) {
    if (fields.log.faults.some(({ field }) => field === 'map')) return;
    fields.log.error('missing', path, 'map is missing', `Write map: ${MAP_LAYOUT}, the layout of the file.`);
  } else if (layout !== MAP_LAYOUT) {
    const message = `the file has layout ${layout}, and this version reads ${MAP_LAYOUT}`;
    fields.log.error('layout-unknown', path, message, 'Use a newer version of sellerctl, or mend the number.');
  }
}

/**
 * Reads a journey map whole, and names everything that is wrong with its form; what it means is judged elsewhere.
 * @throws UserError `yaml-broken` for what is no YAML, `map-invalid` for what is no group of keys.
 */
export async function readMap(text: string, path: string): Promise<MapReading> {
  const yaml = await parseOwnYaml(text, path, 'map');
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('map-invalid', EXIT.input, `${path}, line 1: this is no journey map.`, [
      'A map begins with map: 1. See one with sellerctl journey map init.',
    ]);
  }
  const log = new FaultLog(yaml.lineOf);
  const fields = new Fields(log, [], value, TOP_KEYS);
  layoutFault(fields);
  const kind = fields.choice('kind', MAP_KINDS);
  if (kind === null && !log.faults.some(({ field }) => field === 'kind')) {
    log.error('missing', ['kind'], 'kind is missing', `Write kind: and one of ${MAP_KINDS.join(', ')}.`);
  }
  const title = fields.demandText('title', 'How commuters find and keep our water bottle');
  const scope = fields.group('scope', SCOPE_KEYS);
  const map: JourneyMap = {
    kind: kind ?? 'current-state',
    title: title ?? 'Journey map',
    updated: fields.date('updated'),
    scope: {
      marketplace: scope?.marketplace('marketplace') ?? null,
      asins: scope?.asins('asins') ?? [],
      brand: scope?.text('brand') ?? null,
      families: scope?.asins('families') ?? [],
    },
    objectives: fields.list('objectives', (each, at) => entry(log, each, at)),
    personas: fields.list('personas', (each, at) => persona(log, each, at)),
    stages: fields.list('stages', (each, at) => stage(log, each, at)),
    lines: { kind: log.place(['kind']).line, updated: log.place(['updated']).line, stages: log.place(['stages']).line },
  };
  return { map, faults: log.faults.toSorted((one, two) => one.line - two.line) };
}
