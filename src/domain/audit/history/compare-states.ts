import type { ListingState, StateValue } from './listing-state.ts';
import { type DiffPart, wordDiff } from './word-diff.ts';

/** One field of one listing that is not as it was. */
export interface FieldChange {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** `title`, `bullet-2`, `bullets` for another order, `price`, `status`, `suppressed`... */
  readonly field: string;
  /** Null where there was nothing. Amounts are major units. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** Of amounts; null for anything else. */
  readonly currency: string | null;
  /** Word by word, for texts that were there before and after. */
  readonly words: readonly DiffPart[] | null;
}

export interface StatesComparison {
  /** Listings of both times. */
  readonly compared: number;
  readonly changes: readonly FieldChange[];
  readonly added: readonly ListingState[];
  readonly gone: readonly ListingState[];
  /** Fields that only one side tells, and for how many listings: no change and no proof of none. */
  readonly oneSided: readonly { readonly field: string; readonly listings: number }[];
}

const TEXTS: ReadonlySet<string> = new Set(['title', 'item-highlights', 'description', 'search-terms']);

function emptyAsNull(value: string | number | null): string | number | null {
  return value === '' ? null : value;
}

function change(
  state: ListingState,
  field: string,
  [before, after]: readonly [string | number | null, string | number | null],
  currency: string | null,
): FieldChange {
  const { sku, asin, marketplace } = state;
  const words = typeof before === 'string' && typeof after === 'string' ? wordDiff(before, after) : null;
  const texts = TEXTS.has(field) || field.startsWith('bullet');
  return { sku, asin, marketplace, field, before, after, currency, words: texts ? words : null };
}

function fieldChange(state: ListingState, field: string, before: StateValue, after: StateValue): FieldChange[] {
  const [older, newer] = [emptyAsNull(before.value), emptyAsNull(after.value)];
  if (older === newer && before.currency === after.currency) return [];
  return [change(state, field, [older, newer], after.currency ?? before.currency)];
}

/** Pairs of bullets as they follow each other; equal ones are left out of both sides first. */
function bulletChanges(state: ListingState, before: readonly string[], after: readonly string[]): FieldChange[] {
  if (before.join('\n') === after.join('\n')) return [];
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.toSorted().join('\n') === other.toSorted().join('\n');
  if (same(before, after)) {
    return [change(state, 'bullets', [before.join('\n'), after.join('\n')], null)];
  }
  const numbered = (list: readonly string[]): { text: string; number: number }[] =>
    list.map((text, index) => ({ text, number: index + 1 }));
  const older = numbered(before).filter(({ text }) => !after.includes(text));
  const newer = numbered(after).filter(({ text }) => !before.includes(text));
  return Array.from({ length: Math.max(older.length, newer.length) }, (_, index) => {
    const [was, is] = [older[index], newer[index]];
    const field = `bullet-${is?.number ?? was?.number ?? 0}`;
    return change(state, field, [was?.text ?? null, is?.text ?? null], null);
  });
}

function compareOne(before: ListingState, after: ListingState, oneSided: Map<string, number>): FieldChange[] {
  const changes: FieldChange[] = [];
  const single = (field: string): void => void oneSided.set(field, (oneSided.get(field) ?? 0) + 1);
  for (const field of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const [older, newer] = [before.fields.get(field), after.fields.get(field)];
    if (older === undefined || newer === undefined) single(field);
    else changes.push(...fieldChange(after, field, older, newer));
  }
  if (before.bullets !== null && after.bullets !== null) {
    changes.push(...bulletChanges(after, before.bullets, after.bullets));
  } else if (before.bullets !== after.bullets) {
    single('bullets');
  }
  return changes;
}

/** What changed between two times, listing by listing in the order of the newer one; a field one side lacks is named. */
export function compareStates(
  before: ReadonlyMap<string, ListingState>,
  after: ReadonlyMap<string, ListingState>,
): StatesComparison {
  const oneSided = new Map<string, number>();
  const changes: FieldChange[] = [];
  let compared = 0;
  for (const [key, newer] of after) {
    const older = before.get(key);
    if (older === undefined) continue;
    compared += 1;
    changes.push(...compareOne(older, newer, oneSided));
  }
  return {
    compared,
    changes,
    added: [...after].filter(([key]) => !before.has(key)).map(([, state]) => state),
    gone: [...before].filter(([key]) => !after.has(key)).map(([, state]) => state),
    oneSided: [...oneSided]
      .map(([field, listings]) => ({ field, listings }))
      .toSorted((left, right) => (left.field < right.field ? -1 : 1)),
  };
}
