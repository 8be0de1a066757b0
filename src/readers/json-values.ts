import { findMarketplace } from '../model/marketplace.ts';
import { isIsoDate, type Period } from '../model/period.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list under a key; an absent one is empty. */
export function listOf(value: JsonObject, key: string): readonly unknown[] {
  const list = value[key];
  return Array.isArray(list) ? list : [];
}

/** The object under a key; an empty one where none stands. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  return isObject(value[key]) ? value[key] : {};
}

/** A text that is not empty; null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The report type a Reports API document names of itself. */
export function statedReportType(document: unknown): string | null {
  const specification = isObject(document) ? document['reportSpecification'] : null;
  const type = isObject(specification) ? specification['reportType'] : null;
  return typeof type === 'string' ? type : null;
}

/** Span and marketplace of a Reports API document; a report asked for several marketplaces has none of its own. */
export function specificationOf(document: JsonObject): { period: Period | null; marketplace: string | null } {
  const specification = document['reportSpecification'];
  if (!isObject(specification)) return { period: null, marketplace: null };
  const ids = listOf(specification, 'marketplaceIds');
  const only = ids.length === 1 ? ids[0] : null;
  return {
    period: periodOf(specification['dataStartTime'], specification['dataEndTime']),
    marketplace: typeof only === 'string' ? (findMarketplace(only)?.code ?? null) : null,
  };
}

/** Days of a file are few and come again with every element: each is looked at once. */
const DAYS = new Map<string, boolean>();
const MOST_DAYS = 4_000;

function isDay(text: string): boolean {
  const known = DAYS.get(text);
  if (known !== undefined) return known;
  const isOne = isIsoDate(text);
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  DAYS.set(text, isOne);
  return isOne;
}

/** The day of a date or moment; null for what is none. */
export function dayOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  return isDay(text) ? text : null;
}

/** A span from two dates or moments; null when one is missing or no date. */
export function periodOf(from: unknown, to: unknown): Period | null {
  const start = dayOf(from);
  const end = dayOf(to);
  return start !== null && end !== null && start <= end ? { start, end } : null;
}

/** What stands under the keys of one object, whether it was parsed or only found in its bytes. */
export interface JsonMembers {
  /** The value under a key: undefined where there is none, some object for any object. */
  value(key: string): unknown;
  /** True when something stands under the key, be it null. */
  has(key: string): boolean;
  /** The members of the object under a key, as `membersOf` gives them. */
  part(key: string): JsonMembers;
}

class ParsedMembers implements JsonMembers {
  readonly #object: JsonObject;

  constructor(object: JsonObject) {
    this.#object = object;
  }

  value(key: string): unknown {
    return this.#object[key];
  }

  has(key: string): boolean {
    return key in this.#object;
  }

  part(key: string): JsonMembers {
    return membersOf(this.#object[key]);
  }
}

/** The members of what is absent or null. */
export const ABSENT: JsonMembers = new ParsedMembers({});
/** The members of what is there but no object: none as well, and to be told apart. */
export const NO_OBJECT: JsonMembers = new ParsedMembers({});

/** The members of a parsed value; ABSENT or NO_OBJECT where it is no object. */
export function membersOf(value: unknown): JsonMembers {
  if (isObject(value)) return new ParsedMembers(value);
  return value === undefined || value === null ? ABSENT : NO_OBJECT;
}
