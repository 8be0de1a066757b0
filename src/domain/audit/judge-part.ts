import type { PreparedAudit } from './audit-listings.ts';
import { CHECKS } from './all-checks.ts';
import type { Check } from './check.ts';
import { wholeFamilies } from './family.ts';
import { Judge, type JudgeFacts } from './judge.ts';
import type { ListingText } from './listing-text.ts';
import { ownBannedCheck } from './manners/own-words.ts';
import type { JudgedListing, RuleHit, Unchecked } from './run-checks.ts';

/** What a thread is told once: values alone. */
export interface JudgeWork {
  readonly facts: JudgeFacts;
  /** Ids of the checks, in their order. */
  readonly checks: readonly string[];
}

/** Listings judged together, with their places among all. */
export interface JudgePart {
  readonly places: readonly number[];
  readonly listings: readonly ListingText[];
}

/** Checks that a thread knows by their ids. */
const KNOWN: ReadonlyMap<string, Check> = new Map([...CHECKS, ownBannedCheck].map((check) => [check.meta.id, check]));

/** Listings of one part: enough that handing them over costs little, few enough that all threads end at about one time. */
const PART = 250;

/** What threads are told of an audit; null when it has checks they do not know. */
export function workOf({ facts, checks }: PreparedAudit): JudgeWork | null {
  const isKnown = checks.every((check) => KNOWN.get(check.meta.id) === check);
  return isKnown ? { facts, checks: checks.map(({ meta }) => meta.id) } : null;
}

/** The listings of an audit in parts; no family is parted, because its members are compared with each other. */
export function partsOf({ listings }: PreparedAudit, size = PART): JudgePart[] {
  return wholeFamilies(listings, size).map((places) => ({
    places,
    listings: places.flatMap((place) => listings[place] ?? []),
  }));
}

/** What was said of the listings of a part: lists that many of them share stand once. */
interface PackedPart {
  readonly checked: readonly (readonly string[])[];
  readonly notChecked: readonly (readonly Unchecked[])[];
  /** Of each listing its hits, and which of the lists are its own. */
  readonly listings: readonly (readonly [hits: readonly RuleHit[], checked: number, notChecked: number])[];
}

/** The place of a value in a list, to which it is added where it is new. */
function placeIn<Value>(places: Map<Value, number>, value: Value): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, places.size);
  return places.size - 1;
}

/** What a thread does with a part: the answer is text, which is handed over faster than objects are. */
export function partJudge({ facts, checks }: JudgeWork): (part: JudgePart) => string {
  const known = checks.flatMap((id) => KNOWN.get(id) ?? []);
  return ({ listings }) => {
    const judge = new Judge(facts, known, listings);
    const [checked, notChecked] = [new Map<readonly string[], number>(), new Map<readonly Unchecked[], number>()];
    const judged = listings.map((listing) => {
      const said = judge.judge(judge.named(listing));
      return [said.hits, placeIn(checked, said.checked), placeIn(notChecked, said.notChecked)] as const;
    });
    const packed: PackedPart = { checked: [...checked.keys()], notChecked: [...notChecked.keys()], listings: judged };
    return JSON.stringify(packed);
  };
}

/** What `partJudge` answered: what was said of each listing of the part. */
export function unpackedPart(text: string): JudgedListing[] {
  const { checked, notChecked, listings } = JSON.parse(text) as PackedPart;
  return listings.map(([hits, checkedAt, notCheckedAt]) => ({
    hits,
    checked: checked[checkedAt] ?? [],
    notChecked: notChecked[notCheckedAt] ?? [],
  }));
}
