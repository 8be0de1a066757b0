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

/** A span from two dates or moments; null when one is missing or no date. */
export function periodOf(start: unknown, end: unknown): Period | null {
  const [from, to] = [start, end].map((value) => (typeof value === 'string' ? value.slice(0, 10) : ''));
  return from !== undefined && to !== undefined && isIsoDate(from) && isIsoDate(to) && from <= to
    ? { start: from, end: to }
    : null;
}

/** What stands under the keys of one object, whether it was parsed or only found in its bytes. */
export interface JsonMembers {
  /** The value under a key: undefined where there is none, some object for any object. */
  value(key: string): unknown;
  /** The members of the object under a key; none where there is no object. */
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

  part(key: string): JsonMembers {
    return membersOf(this.#object[key]);
  }
}

const NO_MEMBERS: JsonMembers = new ParsedMembers({});

/** The members of a parsed value; of anything but an object, none. */
export function membersOf(value: unknown): JsonMembers {
  return isObject(value) ? new ParsedMembers(value) : NO_MEMBERS;
}
