/** What Amazon allows an operation: so many calls at once, then so many a second. */
export interface Rate {
  readonly perSecond: number;
  /** Calls that may leave at once: the size of the bucket. */
  readonly burst: number;
}

/** Where a number comes from, and how sure it is (a: Amazon's own page or model, b: two others, c: one other). */
export interface RateSource {
  readonly page: string;
  readonly confidence: 'a' | 'b' | 'c';
}

/**
 * How a call that failed is tried again.
 * - `read`: changes nothing, so any passing fault is tried again.
 * - `create`: asked twice it makes two; tried again only on 429, or when it surely did not arrive.
 * - `cancel`: doing it twice is the same as once; tried again as `read`.
 * - `once`: never tried again by the client: who calls does that. One that reads may still get a second access token.
 */
export type RetryKind = 'read' | 'create' | 'cancel' | 'once';

/** One operation of one of Amazon's APIs. */
export interface Operation {
  /** Amazon's operationId, for example `createReport`. */
  readonly name: string;
  /** Name and version of its model, for example `reports_2021-06-30`. */
  readonly api: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with `{name}` where a value goes. */
  readonly path: string;
  readonly rate: Rate;
  readonly source: RateSource;
  readonly retry: RetryKind;
  /** Roles of which one is needed, in Amazon's words; empty where any role will do or none is known. */
  readonly roles: readonly string[];
}

/** What the operations of one API have in common. */
export interface ApiFacts {
  readonly api: string;
  readonly source: RateSource;
  readonly roles: readonly string[];
}

/** Makes table entries of one API; `read` where no way of trying again is named. */
export function operationsOf(facts: ApiFacts) {
  return (
    name: string,
    call: `${Operation['method']} ${string}`,
    [perSecond, burst]: readonly [perSecond: number, burst: number],
    retry: RetryKind = 'read',
  ): Operation => {
    const [method, path] = call.split(' ') as [Operation['method'], string];
    return { name, ...facts, method, path, rate: { perSecond, burst }, retry };
  };
}

const MODELS = 'https://github.com/amzn/selling-partner-api-models';

/** Facts of an API whose rates its model of Amazon's states. */
export function statedIn(api: string, roles: readonly string[] = []): ApiFacts {
  return { api, source: { page: `${MODELS} (${api})`, confidence: 'a' }, roles };
}
