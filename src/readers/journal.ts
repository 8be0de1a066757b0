import { asinOf } from '../model/asin.ts';
import { EXIT, UserError } from '../model/errors.ts';
import {
  EVENT_KINDS,
  type EventKind,
  type Journal,
  type JourneyEvent,
  type JourneyExperiment,
} from '../model/journal.ts';
import { findMarketplace } from '../model/marketplace.ts';
import { isIsoDate, type IsoDate } from '../model/period.ts';
import { type OwnYaml, parseOwnYaml, setValue } from './own-yaml.ts';

const HEAD = `# What happened and what you try, kept by sellerctl journey events and experiments.
# Change it by hand as you like: comments stay.
`;

/** A text longer than this is no label. */
const LONGEST = 500;

type Item = Readonly<Record<string, unknown>>;

/** Reads the values of one item of a list and names the line of what is wrong. */
class ItemReader {
  readonly #item: Item;
  readonly #at: (key: string) => string;

  constructor(item: Item, at: (key: string) => string) {
    this.#item = item;
    this.#at = at;
  }

  fail(key: string, why: string): UserError {
    return new UserError('journal-invalid', EXIT.input, `${this.#at(key)}: ${key} ${why}.`, [
      'Mend the line, or take the entry out.',
    ]);
  }

  text(key: string): string {
    const value = this.#item[key];
    if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST) {
      throw this.fail(key, `must be a text of at most ${LONGEST} letters`);
    }
    return value.trim();
  }

  date(key: string): IsoDate {
    const value = this.#item[key];
    if (typeof value !== 'string' || !isIsoDate(value)) throw this.fail(key, 'must be a date such as 2026-10-12');
    return value;
  }

  optionalDate(key: string): IsoDate | null {
    return this.#item[key] === undefined || this.#item[key] === null ? null : this.date(key);
  }

  asin(): string | null {
    const value = this.#item['asin'];
    if (value === undefined || value === null) return null;
    const asin = typeof value === 'string' ? asinOf(value) : null;
    if (asin === null) throw this.fail('asin', 'is no ASIN');
    return asin;
  }

  marketplace(): string | null {
    const value = this.#item['marketplace'];
    if (value === undefined || value === null) return null;
    const found = typeof value === 'string' ? findMarketplace(value) : undefined;
    if (found === undefined) throw this.fail('marketplace', 'is none that is known');
    return found.code;
  }

  number(key: string, least: number, most: number): number {
    const value = this.#item[key];
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw this.fail(key, `must be a number from ${least} to ${most}`);
    }
    return value;
  }

  dates(key: string): IsoDate[] {
    const value = this.#item[key] ?? [];
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string' && isIsoDate(each))) {
      throw this.fail(key, 'must be a list of dates');
    }
    return value as IsoDate[];
  }
}

function eventOf(read: ItemReader): JourneyEvent {
  const kind = read.text('kind');
  if (!(EVENT_KINDS as readonly string[]).includes(kind))
    throw read.fail('kind', `is none of ${EVENT_KINDS.join(', ')}`);
  const [date, until] = [read.date('date'), read.optionalDate('until')];
  if (until !== null && until < date) throw read.fail('until', 'is before the date');
  return {
    id: read.text('id'),
    date,
    until,
    kind: kind as EventKind,
    label: read.text('label'),
    asin: read.asin(),
    marketplace: read.marketplace(),
  };
}

function experimentOf(read: ItemReader): JourneyExperiment {
  const [start, end] = [read.date('start'), read.date('end')];
  if (end < start) throw read.fail('end', 'is before the start');
  return {
    id: read.text('id'),
    hypothesis: read.text('hypothesis'),
    metric: read.text('metric'),
    asin: read.asin(),
    marketplace: read.marketplace(),
    start,
    end,
    baseline: read.number('baseline', 0, 1),
    effect: read.number('effect', -1, 100),
    neededPerSide: read.number('neededPerSide', 1, 1e12),
    looks: read.dates('looks'),
    closed: read.optionalDate('closed'),
  };
}

type Section = keyof Journal;

function itemsOf<T extends { readonly id: string }>(
  { lineOf, value }: OwnYaml,
  path: string,
  section: Section,
  read: (reader: ItemReader) => T,
): T[] {
  const list = (value as Item | null)?.[section] ?? [];
  const place = (keys: readonly (string | number)[]): string => `${path}, line ${lineOf(keys)}`;
  const invalid = (keys: readonly (string | number)[], why: string): UserError =>
    new UserError('journal-invalid', EXIT.input, `${place(keys)}: ${why}.`, ['Mend the line, or take the entry out.']);
  if (!Array.isArray(list)) throw invalid([section], `${section} is no list`);
  const seen = new Set<string>();
  return list.map((item: unknown, index) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      throw invalid([section, index], 'the entry has no keys');
    }
    const entry = read(new ItemReader(item as Item, (key) => place([section, index, key])));
    if (seen.has(entry.id)) throw invalid([section, index, 'id'], `the id ${entry.id} stands twice`);
    seen.add(entry.id);
    return entry;
  });
}

const EMPTY: Journal = { events: [], experiments: [] };

/**
 * Reads a journal.
 * @param text null where there is no file yet.
 * @throws UserError `yaml-broken` or `journal-invalid`, with file and line.
 */
export async function readJournal(text: string | null, path: string): Promise<Journal> {
  if (text === null || text.trim() === '') return EMPTY;
  const yaml = await parseOwnYaml(text, path, 'journal');
  const { value } = yaml;
  if (value === null) return EMPTY;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new UserError('journal-invalid', EXIT.input, `${path}, line 1: this is no journal.`, [
      'It has the keys events and experiments; name another file, or take it away.',
    ]);
  }
  return {
    events: itemsOf(yaml, path, 'events', eventOf),
    experiments: itemsOf(yaml, path, 'experiments', experimentOf),
  };
}

/** What is to be changed: an entry added, taken out, or given other values. */
export type JournalChange =
  | { readonly section: Section; readonly add: readonly (JourneyEvent | JourneyExperiment)[] }
  | { readonly section: Section; readonly remove: string }
  | { readonly section: Section; readonly id: string; readonly set: Readonly<Record<string, unknown>> };

/** Without what is null or empty: such keys say nothing. */
function lean(entry: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

/**
 * The text of a journal with one change; comments and everything else stay as they are.
 * @throws UserError as `readJournal`, and `journal-entry-unknown` for an id that is not there.
 */
export async function changeJournal(text: string | null, path: string, change: JournalChange): Promise<string> {
  const { isSeq } = await import('yaml');
  const before = text === null || text.trim() === '' ? HEAD : text;
  // Read first: a broken journal is never written over.
  const journal = await readJournal(text, path);
  const { document } = await parseOwnYaml(before, path, 'journal');
  const { section } = change;
  if (!isSeq(document.get(section, true))) document.set(section, document.createNode([]));
  if ('add' in change) {
    for (const entry of change.add) document.addIn([section], document.createNode(lean(entry)));
    return document.toString({ lineWidth: 0 });
  }
  const id = 'remove' in change ? change.remove : change.id;
  const index = journal[section].findIndex((entry) => entry.id === id);
  if (index === -1) {
    const known = journal[section].map((entry) => entry.id).slice(-5);
    throw new UserError('journal-entry-unknown', EXIT.usage, `The journal has no entry "${id}".`, [
      known.length === 0 ? `It has no ${section} yet.` : `The last ones: ${known.join(', ')}.`,
    ]);
  }
  if ('remove' in change) document.deleteIn([section, index]);
  else for (const [key, value] of Object.entries(change.set)) setValue(document, [section, index, key], value);
  return document.toString({ lineWidth: 0 });
}

/** An id for an entry of a day: day and word, with a number where it is taken. */
export function freeId(base: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  if (!known.has(base)) return base;
  let number = 2;
  while (known.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
