import type { IsoDate } from '../../model/period.ts';
import type { ProductTypeRecord } from '../../model/records/product-type.ts';
import type { ListingRule, SuppressionTrigger, WordList } from '../../rules/policy/listing-rule.ts';
import { issueCodes, suppressionTriggers } from '../../rules/policy/listing-tables.ts';
import type { RuleSource } from '../../rules/table.ts';
import { BrandNames } from './brand-names.ts';
import type { Check, OwnNames } from './check.ts';
import { Families } from './family.ts';
import { checkedListing } from './findings-of-hits.ts';
import type { ListingText } from './listing-text.ts';
import { brandNamer } from './manners/own-brand.ts';
import { type CheckedListing, type CheckRun, type JudgedListing, judgeListing, Plans } from './run-checks.ts';
import { type Words, wordsOfLists } from './words-by-language.ts';

/** What judging a listing needs besides it and its family. Values alone, so that another thread can be given them. */
export interface JudgeFacts {
  readonly asOf: IsoDate;
  readonly rules: readonly ListingRule[];
  readonly words: readonly WordList[];
  readonly sources: readonly RuleSource[];
  /** Brands of the seller's products, generic ones left out. */
  readonly brands: readonly string[];
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly productTypes: readonly ProductTypeRecord[];
  readonly own: OwnNames;
  /** Brands of the user's settings, for listings whose brand no file tells. */
  readonly ownBrands: readonly string[];
}

/** Lists made searchable once, however many audits use them. */
const SEARCHABLE = new WeakMap<readonly WordList[], Words>();

/** The lists, searchable. */
export function searchable(rows: readonly WordList[]): Words {
  const known = SEARCHABLE.get(rows);
  if (known !== undefined) return known;
  const made = wordsOfLists(rows);
  SEARCHABLE.set(rows, made);
  return made;
}

function triggersByRule(): Map<string, SuppressionTrigger> {
  const rows = suppressionTriggers.versions.flatMap((version) => version.rows);
  return new Map(rows.flatMap((row) => row.rules.map((rule) => [rule, row] as const)));
}

/** Judges listings among which their families are whole. */
export class Judge {
  readonly #run: CheckRun;
  readonly #plans: Plans;
  /** The listing with the brand of the user's settings that its title names, where no file tells one. */
  readonly named: (listing: ListingText) => ListingText;

  /** @param listings as the files have them, by which families are compared. */
  constructor(facts: JudgeFacts, checks: readonly Check[], listings: readonly ListingText[]) {
    let families: Families | null = null;
    this.#run = {
      asOf: facts.asOf,
      rules: facts.rules,
      references: new Map(),
      sources: new Map(facts.sources.map((source) => [source.id, source])),
      checks: new Map(checks.map((check) => [check.meta.id, check])),
      words: searchable(facts.words),
      brands: new BrandNames(facts.brands),
      // Not needed where others judge and this one adds the facts of the rules.
      familyOf: (listing) => (families ??= new Families(listings)).of(listing),
      spellings: facts.spellings,
      productTypes: new Map(facts.productTypes.map((type) => [type.productType, type])),
      issueCodes: new Map(issueCodes.versions.flatMap(({ rows }) => rows.map((row) => [row.id, row]))),
      triggers: triggersByRule(),
      own: facts.own,
    };
    this.#plans = new Plans(this.#run);
    this.named = brandNamer(facts.ownBrands);
  }

  /** What the checks say; those of the rules of `only` where it is given. */
  judge(listing: ListingText, only: ReadonlySet<string> | null = null): JudgedListing {
    return judgeListing(this.#run, this.#plans, listing, only);
  }

  /** What they said as findings, worst first. */
  findings(listing: ListingText, judged: JudgedListing): CheckedListing {
    return checkedListing(this.#run, this.#plans, listing, judged);
  }
}
