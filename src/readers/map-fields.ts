import { asinOf } from '../model/asin.ts';
import { nearestWords } from '../model/nearest-words.ts';
import type { MapFault, MapPlace } from '../model/journey-map.ts';
import { findMarketplace } from '../model/marketplace.ts';
import { isIsoDate, type IsoDate } from '../model/period.ts';
import type { OwnYaml } from './own-yaml.ts';

type Path = readonly (string | number)[];

/** More letters are no entry of a map. */
const LONGEST_TEXT = 500;
/** So much of a key that is not known is told. */
const LONGEST_KEY = 60;
/** More entries are no list that a person draws on a wall. */
const MOST_ENTRIES = 200;

function pathWords(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** Collects what is wrong with a map, each with its line. */
export class FaultLog {
  readonly faults: MapFault[] = [];
  readonly #lineOf: OwnYaml['lineOf'];

  constructor(lineOf: OwnYaml['lineOf']) {
    this.#lineOf = lineOf;
  }

  /** Where something under a path of keys and places stands. */
  place(path: Path): MapPlace {
    return { line: this.#lineOf(path), field: pathWords(path) };
  }

  error(rule: string, path: Path, message: string, fix: string): void {
    this.faults.push({ rule, severity: 'error', ...this.place(path), message, fix });
  }
}

/** What a value is, in the words of somebody who writes YAML. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'string') return 'a text';
  return `the ${typeof value} ${JSON.stringify(value)}`;
}

/** The values of one group of keys; what is wrong goes to the log, and counts as not given. */
export class Fields {
  readonly path: Path;
  readonly log: FaultLog;
  readonly #values: Readonly<Record<string, unknown>>;

  /** @param keys all that the group may have. */
  constructor(log: FaultLog, path: Path, value: object, keys: readonly string[]) {
    this.log = log;
    this.path = path;
    this.#values = value as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) this.#unknown(key, keys);
    }
  }

  get place(): MapPlace {
    return this.log.place(this.path);
  }

  #unknown(key: string, keys: readonly string[]): void {
    const [nearest] = nearestWords(key, keys);
    // A colon in a text makes a key of its beginning, which is the commonest slip in lists of sentences.
    const fix =
      nearest === undefined
        ? `Known here: ${keys.join(', ')}. A text with a colon in it needs quotes.`
        : `Did you mean ${nearest}?`;
    this.log.error('unknown-key', [...this.path, key], `the key "${key.slice(0, LONGEST_KEY)}" is not known`, fix);
  }

  #wrong(key: string, wanted: string, fix: string): null {
    const message = `${key} must be ${wanted}, and is ${kindOf(this.#values[key])}`;
    this.log.error('wrong-type', [...this.path, key], message, fix);
    return null;
  }

  #given(key: string): unknown {
    const value = Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
    return value === null || value === '' ? undefined : value;
  }

  text(key: string): string | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value !== 'string') return this.#wrong(key, 'a text', 'Put it into quotes.');
    const text = value.replaceAll(/\s+/g, ' ').trim();
    if (text.length <= LONGEST_TEXT) return text === '' ? null : text;
    const message = `${key} has ${text.length} letters`;
    this.log.error('too-long', [...this.path, key], message, `At most ${LONGEST_TEXT} fit on a map.`);
    return null;
  }

  demandText(key: string, example: string): string | null {
    const before = this.log.faults.length;
    const text = this.text(key);
    if (text === null && this.log.faults.length === before) {
      this.log.error('missing', [...this.path, key], `${key} is missing`, `Write for example ${key}: ${example}`);
    }
    return text;
  }

  date(key: string): IsoDate | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value === 'string' && isIsoDate(value)) return value;
    const message = `${key}: "${typeof value === 'string' ? value.slice(0, 40) : kindOf(value)}" is no date`;
    this.log.error('date-invalid', [...this.path, key], message, 'Write year-month-day, for example 2026-12-01.');
    return null;
  }

  number(key: string, least: number, most: number): number | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    if (typeof value !== 'number') return this.#wrong(key, 'a number', 'Write it without unit and quotes.');
    this.log.error(
      'out-of-range',
      [...this.path, key],
      `${key}: ${value} is not between ${least} and ${most}`,
      `Choose a number from ${least} to ${most}.`,
    );
    return null;
  }

  flag(key: string): boolean {
    const value = this.#given(key);
    if (value === undefined || typeof value === 'boolean') return value === true;
    this.#wrong(key, 'true or false', 'Write true or false, without quotes.');
    return false;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const [nearest] = typeof value === 'string' ? nearestWords(value, choices) : [];
    this.log.error(
      'unknown-value',
      [...this.path, key],
      `${key}: "${typeof value === 'string' ? value.slice(0, 60) : kindOf(value)}" is none of ${choices.join(', ')}`,
      nearest === undefined ? 'Choose one of them.' : `Did you mean ${nearest}?`,
    );
    return null;
  }

  marketplace(key: string): string | null {
    const text = this.text(key);
    if (text === null) return null;
    const found = findMarketplace(text);
    if (found !== undefined) return found.code;
    const message = `${key}: "${text.slice(0, 60)}" is no marketplace that is known`;
    this.log.error('marketplace-unknown', [...this.path, key], message, 'Write a code such as US, UK or DE.');
    return null;
  }

  asins(key: string): string[] {
    return this.list(key, (value, path) => {
      const asin = typeof value === 'string' ? asinOf(value) : null;
      if (asin !== null) return asin;
      const text = typeof value === 'string' ? `"${value.slice(0, 40)}"` : kindOf(value);
      const fix = 'An ASIN is ten letters and digits, for example B0ABCDEFGH; one of digits alone needs quotes.';
      this.log.error('asin-invalid', path, `${text} is no ASIN`, fix);
      return null;
    });
  }

  texts(key: string): string[] {
    return this.list(key, (value, path) => {
      if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT) return value.trim();
      const fix = 'Write a text; one with a colon in it needs quotes.';
      const message = `an entry must be a text of at most ${LONGEST_TEXT} letters, and is ${kindOf(value)}`;
      this.log.error('wrong-type', path, message, fix);
      return null;
    });
  }

  /** The entries of a list that could be used; nothing where the key is not given. */
  list<T>(key: string, read: (value: unknown, path: Path) => T | null): T[] {
    const value = this.#given(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#wrong(key, 'a list', 'Write each entry on a line of its own, behind a hyphen.');
      return [];
    }
    if (value.length > MOST_ENTRIES) {
      const message = `${key} has ${value.length} entries`;
      this.log.error('too-many', [...this.path, key], message, `At most ${MOST_ENTRIES} are read.`);
    }
    return value.slice(0, MOST_ENTRIES).flatMap((item: unknown, index) => {
      const path = [...this.path, key, index];
      if (item === null || item === undefined || item === '') {
        this.log.error('empty-entry', path, 'the entry is empty', 'Write something behind the hyphen, or take it out.');
        return [];
      }
      return read(item, path) ?? [];
    });
  }

  /** A group of keys under a key; null where it is not given. */
  group(key: string, keys: readonly string[]): Fields | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Fields(this.log, [...this.path, key], value, keys);
    }
    return this.#wrong(key, `a group with the keys ${keys.join(', ')}`, 'Write its keys below it, indented.');
  }
}

/** The fields of an entry of a list; null, with a fault, for what has no keys. */
export function entryFields(log: FaultLog, value: unknown, path: Path, keys: readonly string[]): Fields | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Fields(log, path, value, keys);
  log.error(
    'wrong-type',
    path,
    `an entry must have the keys ${keys.join(', ')}, and is ${kindOf(value)}`,
    'Write - and the first key, the others below it.',
  );
  return null;
}
