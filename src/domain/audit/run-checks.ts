import type { SourceRef } from '../../model/confidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { ProductTypeRecord } from '../../model/records/product-type.ts';
import type { IssueCode, ListingRule, SuppressionTrigger } from '../../rules/policy/listing-rule.ts';
import type { RuleSource } from '../../rules/table.ts';
import { inForce, ruleFor, scopeCovers } from './applicable-rules.ts';
import type { BrandNames } from './brand-names.ts';
import type { Check, CheckContext, Hit, OwnNames } from './check.ts';
import type { Family } from './family.ts';
import { hasPart, type ListingText, type Need } from './listing-text.ts';
import { codePoints } from './text/count.ts';
import type { Words } from './words-by-language.ts';

/** Everything the checks of a run share. */
export interface CheckRun {
  readonly asOf: IsoDate;
  readonly rules: readonly ListingRule[];
  readonly sources: ReadonlyMap<string, RuleSource>;
  /** References of the rules that found something, filled on the way. */
  readonly references: Map<string, SourceRef>;
  readonly checks: ReadonlyMap<string, Check>;
  readonly words: Words;
  /** Brands of the seller's products, generic ones left out. */
  readonly brands: BrandNames;
  /** Null for a listing that is neither parent nor child. */
  familyOf(listing: ListingText): Family | null;
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly productTypes: ReadonlyMap<string, ProductTypeRecord>;
  readonly issueCodes: ReadonlyMap<string, IssueCode>;
  /** States that can keep a listing out of search, by the rule that sees them. */
  readonly triggers: ReadonlyMap<string, SuppressionTrigger>;
  readonly own: OwnNames;
}

/** A rule that could not be judged for a listing. */
export interface Unchecked {
  readonly rule: string;
  readonly reason: string;
}

/** A hit with the id of the rule it is against. */
export interface RuleHit {
  readonly rule: string;
  readonly hit: Hit;
}

/** What the checks say of a listing, before the facts of the rules are added. */
export interface JudgedListing {
  readonly hits: readonly RuleHit[];
  /** Ids of the rules that were judged. */
  readonly checked: readonly string[];
  readonly notChecked: readonly Unchecked[];
}

export interface CheckedListing {
  readonly listing: ListingText;
  readonly findings: readonly Finding[];
  /** Ids of the rules that were judged. */
  readonly checked: readonly string[];
  readonly notChecked: readonly Unchecked[];
}

/** Why a rule was not checked: what is missing, and for what Amazon knows, which file has it. */
const LACKING: Readonly<Record<Need, string>> = {
  title: 'no title in the files',
  'item-highlights': 'no item highlights in the files',
  bullets: 'no bullets in the files',
  description: 'no description in the files',
  'search-terms': 'no search terms in the files',
  brand: 'no brand in the files',
  text: 'no text in the files',
  'a-plus': 'needs publish records of A+ content (A+ Content API)',
  'a-plus-content': 'needs the A+ document and the ASINs it is on (A+ Content API)',
  'browse-node': 'no browse node in the files',
  family: 'needs parent and child relations (category listings report or Listings API)',
  issues: "needs Amazon's issues (Listings API or suppressed listings report)",
  'shown-bullets': 'needs the bullets Amazon shows (Catalog Items API)',
  'shown-title': 'needs the title Amazon shows (Catalog Items API)',
  status: "needs Amazon's status of the listing (Listings API)",
  'template-date': 'needs the date of the template (its first line)',
};

/** A check that throws is our bug: the rule is not checked, a finding says so and the run goes on. */
function failed(listing: ListingText, rule: ListingRule, error: unknown): Hit {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    field: rule.field,
    message: `The check ${rule.id} failed on SKU "${listing.sku}": ${reason}.`,
    severity: 'warning',
    basis: 'question',
    fix: 'Judge this rule by hand and report the failure.',
  };
}

function overlaps(left: Hit, right: Hit): boolean {
  if (left.field !== right.field) return false;
  const [a, b] = [left.position, right.position];
  if (a === undefined || b === undefined) return true;
  const [aEnd, bEnd] = [a + codePoints(left.text ?? ''), b + codePoints(right.text ?? '')];
  return a < Math.max(bEnd, b + 1) && b < Math.max(aEnd, a + 1);
}

/** Leaves out hits of general rules where a more particular rule points at the same text. */
function withoutEchoes(hits: readonly RuleHit[], checks: ReadonlyMap<string, Check>): readonly RuleHit[] {
  return hits.filter(({ rule, hit }) => {
    const stronger = checks.get(rule)?.meta.yieldsTo ?? [];
    if (stronger.length === 0) return true;
    return !hits.some((other) => stronger.includes(other.rule) && overlaps(hit, other.hit));
  });
}

const NEEDS = Object.keys(LACKING) as Need[];

/** Needs that no file fills for a listing: asked once, not by each of a hundred rules. */
function unmetNeeds(listing: ListingText): ReadonlySet<Need> {
  return new Set(NEEDS.filter((need) => !hasPart(listing, need)));
}

function missingPart({ meta }: Check, unmet: ReadonlySet<Need>): string | null {
  for (const need of meta.needs) if (unmet.has(need)) return LACKING[need];
  return null;
}

/** A rule that holds for a kind of listing, with its check. */
interface PlannedRule {
  readonly rule: ListingRule;
  readonly check: Check | undefined;
}

/** The rules for all listings of one marketplace, media or not. */
interface Plan {
  readonly holding: ReadonlyMap<string, PlannedRule>;
  readonly unknown: readonly Unchecked[];
}

/** Lists among which an equal one is looked for. */
const SHARED = 16;

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/** Works out once for each marketplace and kind of goods which rules hold. */
export class Plans {
  readonly #run: CheckRun;
  readonly #plans = new Map<string, Plan>();
  /** Ten thousand listings share a few dozen reasons: each is kept once. */
  readonly #unchecked = new Map<string, Map<string, Unchecked>>();

  /** Lists of rules that listings share, the last ones only. */
  readonly #shared: (readonly (string | Unchecked)[])[] = [];

  constructor(run: CheckRun) {
    this.#run = run;
  }

  unchecked(rule: string, reason: string): Unchecked {
    const reasons = this.#unchecked.get(rule);
    const known = reasons?.get(reason);
    if (known !== undefined) return known;
    const made = { rule, reason };
    if (reasons === undefined) this.#unchecked.set(rule, new Map([[reason, made]]));
    else reasons.set(reason, made);
    return made;
  }

  /** The list, or an equal one of an earlier listing: most listings are judged by the same rules. */
  shared<Value extends string | Unchecked>(list: readonly Value[]): readonly Value[] {
    const known = this.#shared.find((other) => isSame(other, list));
    if (known !== undefined) return known as readonly Value[];
    if (this.#shared.length >= SHARED) this.#shared.shift();
    this.#shared.push(list);
    return list;
  }

  of(listing: ListingText): Plan {
    const onlyAplus = listing.facts.subject === 'a-plus';
    const key = `${listing.marketplace ?? ''} ${listing.media} ${onlyAplus}`;
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const holding = new Map<string, PlannedRule>();
    const unknown: Unchecked[] = [];
    for (const rule of this.#run.rules) {
      if (!inForce(rule, this.#run.asOf) || (onlyAplus && rule.field !== 'a-plus')) continue;
      const applies = scopeCovers(rule, listing);
      if (applies === 'yes') {
        holding.set(rule.id, { rule: ruleFor(rule, listing), check: this.#run.checks.get(rule.id) });
      } else if (applies === 'unknown') {
        unknown.push({ rule: rule.id, reason: 'the marketplace is not known; give --marketplace' });
      }
    }
    const plan = { holding, unknown };
    this.#plans.set(key, plan);
    return plan;
  }
}

/** Judges one listing by every rule in force, or by those of `only` among them. */
export function judgeListing(
  run: CheckRun,
  plans: Plans,
  listing: ListingText,
  only: ReadonlySet<string> | null = null,
): JudgedListing {
  const { holding, unknown } = plans.of(listing);
  const shared: Omit<CheckContext, 'rule'> = {
    listing,
    words: run.words,
    otherRule: (id: string) => holding.get(id)?.rule ?? null,
    hasOtherBrands: run.brands.hasOthers(listing),
    brandFinder: (own: readonly string[]) => run.brands.finder(listing, own),
    family: run.familyOf(listing),
    spellings: run.spellings,
    productTypes: run.productTypes,
    issueMeaning: (code: string) => run.issueCodes.get(code) ?? null,
    asOf: run.asOf,
    own: run.own,
  };
  const hits: RuleHit[] = [];
  const checked: string[] = [];
  const notChecked: Unchecked[] = [...unknown];
  // One context whose rule changes: a copy for each of a hundred rules would be most of the work.
  const unmet = unmetNeeds(listing);
  const [first] = holding.values();
  if (first === undefined) return { hits, checked, notChecked };
  const context: { -readonly [Key in keyof CheckContext]: CheckContext[Key] } = { ...shared, rule: first.rule };
  for (const { rule, check } of holding.values()) {
    if (only?.has(rule.id) === false) continue;
    const reason = check === undefined ? 'has no check yet' : missingPart(check, unmet);
    if (check === undefined || reason !== null) {
      notChecked.push(plans.unchecked(rule.id, reason ?? ''));
      continue;
    }
    try {
      context.rule = rule;
      const result = check.run(context);
      if ('notChecked' in result) {
        notChecked.push(plans.unchecked(rule.id, result.notChecked));
        continue;
      }
      checked.push(rule.id);
      for (const hit of result) hits.push({ rule: rule.id, hit });
    } catch (error) {
      notChecked.push(plans.unchecked(rule.id, 'the check failed'));
      hits.push({ rule: rule.id, hit: failed(listing, rule, error) });
    }
  }
  const kept = withoutEchoes(hits, run.checks);
  return { hits: kept, checked: plans.shared(checked), notChecked: plans.shared(notChecked) };
}
