import type { SourceRef } from '../../model/confidence.ts';
import { compareSeverity, type Evidence, type Finding, type FindingPlace, type Severity } from '../../model/finding.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { ListingRule } from '../../rules/policy/listing-rule.ts';
import type { Hit } from './check.ts';
import type { ListingText } from './listing-text.ts';
import { sourceRef } from './rule-source.ts';
import type { CheckedListing, CheckRun, JudgedListing, Plans } from './run-checks.ts';

function originOf(listing: ListingText, field: string): ListingText['origin'] {
  if (field === 'title') return listing.title?.origin ?? listing.origin;
  if (field === 'description') return listing.description?.origin ?? listing.origin;
  if (field === 'item-highlights') return listing.itemHighlights?.origin ?? listing.origin;
  if (field === 'search-terms') return listing.searchTerms?.origin ?? listing.origin;
  return field.startsWith('bullet') ? (listing.bullets?.[0]?.origin ?? listing.origin) : listing.origin;
}

/** What the rule's page says Amazon does; else that the state is among those that can suppress a listing. */
function consequenceOf(run: CheckRun, rule: ListingRule, hit: Hit): string | null {
  if (rule.consequence !== null) return rule.consequence;
  const trigger = run.triggers.get(rule.id);
  if (trigger === undefined || (hit.severity ?? rule.severity) === 'info') return null;
  return `can keep the listing out of search (${trigger.trigger}; confidence ${trigger.confidence})`;
}

/** One reference a rule, shared by its findings. */
function sourceOf(run: CheckRun, rule: ListingRule): SourceRef {
  const known = run.references.get(rule.id);
  if (known !== undefined) return known;
  const made = sourceRef(rule, run.sources);
  run.references.set(rule.id, made);
  return made;
}

/** Where the findings of a listing apply: most share a place, which is then kept once. */
class Places {
  readonly #listing: ListingText;
  readonly #known = new Map<Origin, FindingPlace>();

  constructor(listing: ListingText) {
    this.#listing = listing;
  }

  of(hit: Hit): FindingPlace {
    const { sku, asin, marketplace } = this.#listing;
    const origin = hit.origin ?? originOf(this.#listing, hit.field);
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const made = {
      sku,
      ...(asin === null ? {} : { asin }),
      ...(marketplace === null ? {} : { marketplace }),
      file: origin.file,
      line: origin.line,
    };
    this.#known.set(origin, made);
    return made;
  }
}

function evidenceOf({ text, position, measured, limit, unit }: Hit): Evidence | null {
  const evidence: { -readonly [Key in keyof Evidence]: Evidence[Key] } = {};
  if (text !== undefined) evidence.text = text;
  if (position !== undefined) evidence.position = position;
  if (measured !== undefined) evidence.measured = measured;
  if (limit !== undefined) evidence.limit = limit;
  if (unit !== undefined) evidence.unit = unit;
  return Object.keys(evidence).length === 0 ? null : evidence;
}

function findingOf(run: CheckRun, places: Places, rule: ListingRule, hit: Hit): Finding {
  const evidence = evidenceOf(hit);
  const severity: Severity = hit.severity ?? (rule.severity === 'off' ? 'info' : rule.severity);
  const consequence = consequenceOf(run, rule, hit);
  return {
    rule: rule.id,
    severity,
    basis: hit.basis ?? rule.basis,
    field: hit.field,
    where: places.of(hit),
    message: hit.message,
    fix: hit.fix ?? rule.fix,
    ...(consequence === null ? {} : { consequence }),
    ...(evidence === null ? {} : { evidence }),
    source: sourceOf(run, rule),
  };
}

/** The listing with what was found as findings, worst first, each with the facts of its rule. */
export function checkedListing(
  run: CheckRun,
  plans: Plans,
  listing: ListingText,
  { hits, checked, notChecked }: JudgedListing,
): CheckedListing {
  const { holding } = plans.of(listing);
  const places = new Places(listing);
  const findings = hits.flatMap(({ rule, hit }) => {
    const planned = holding.get(rule);
    return planned === undefined ? [] : [findingOf(run, places, planned.rule, hit)];
  });
  // Array sort is stable: findings of one severity stay in the order of the rules.
  findings.sort((left, right) => compareSeverity(left.severity, right.severity));
  return { listing, findings, checked: plans.shared(checked), notChecked: plans.shared(notChecked) };
}
