import type { Finding, Severity } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { ListingRule } from '../../rules/policy/listing-rule.ts';
import type { RuleSource } from '../../rules/table.ts';
import { inForce, NEEDS_MORE, ruleFor, scopeCovers } from './applicable-rules.ts';
import type { Check, CheckContext, Hit } from './check.ts';
import { hasPart, type ListingText, type Need } from './listing-text.ts';
import { sourceRef } from './rule-source.ts';
import { codePoints } from './text/count.ts';
import type { Words } from './words-by-language.ts';

/** Everything the checks of a run share. */
export interface CheckRun {
  readonly asOf: IsoDate;
  readonly rules: readonly ListingRule[];
  readonly sources: ReadonlyMap<string, RuleSource>;
  readonly checks: ReadonlyMap<string, Check>;
  readonly words: Words;
  /** Brands of the seller's products, generic ones left out. */
  readonly brands: readonly string[];
}

/** A rule that could not be judged for a listing. */
export interface Unchecked {
  readonly rule: string;
  readonly reason: string;
}

export interface CheckedListing {
  readonly listing: ListingText;
  readonly findings: readonly Finding[];
  /** Ids of the rules that were judged. */
  readonly checked: readonly string[];
  readonly notChecked: readonly Unchecked[];
}

const NEED_NAMES: Readonly<Record<Need, string>> = {
  title: 'title',
  'item-highlights': 'item highlights',
  bullets: 'bullets',
  description: 'description',
  'search-terms': 'search terms',
  brand: 'brand',
  text: 'text',
};

function originOf(listing: ListingText, field: string): ListingText['origin'] {
  if (field === 'title') return listing.title?.origin ?? listing.origin;
  if (field === 'description') return listing.description?.origin ?? listing.origin;
  if (field === 'item-highlights') return listing.itemHighlights?.origin ?? listing.origin;
  if (field === 'search-terms') return listing.searchTerms?.origin ?? listing.origin;
  return field.startsWith('bullet') ? (listing.bullets?.[0]?.origin ?? listing.origin) : listing.origin;
}

function findingOf(run: CheckRun, listing: ListingText, rule: ListingRule, hit: Hit): Finding {
  const { text, position, measured, limit, unit } = hit;
  const evidence = {
    ...(text === undefined ? {} : { text }),
    ...(position === undefined ? {} : { position }),
    ...(measured === undefined ? {} : { measured }),
    ...(limit === undefined ? {} : { limit }),
    ...(unit === undefined ? {} : { unit }),
  };
  const severity: Severity = hit.severity ?? (rule.severity === 'off' ? 'info' : rule.severity);
  const origin = originOf(listing, hit.field);
  return {
    rule: rule.id,
    severity,
    basis: hit.basis ?? rule.basis,
    field: hit.field,
    where: {
      sku: listing.sku,
      ...(listing.asin === null ? {} : { asin: listing.asin }),
      ...(listing.marketplace === null ? {} : { marketplace: listing.marketplace }),
      file: origin.file,
      line: origin.line,
    },
    message: hit.message,
    fix: hit.fix ?? rule.fix,
    ...(Object.keys(evidence).length === 0 ? {} : { evidence }),
    source: sourceRef(rule, run.sources),
  };
}

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

function overlaps(left: Finding, right: Finding): boolean {
  if (left.field !== right.field) return false;
  const [a, b] = [left.evidence?.position, right.evidence?.position];
  if (a === undefined || b === undefined) return true;
  const [aEnd, bEnd] = [a + codePoints(left.evidence?.text ?? ''), b + codePoints(right.evidence?.text ?? '')];
  return a < Math.max(bEnd, b + 1) && b < Math.max(aEnd, a + 1);
}

/** Leaves out findings of general rules where a more particular rule points at the same text. */
function withoutEchoes(findings: readonly Finding[], checks: ReadonlyMap<string, Check>): Finding[] {
  return findings.filter((finding) => {
    const stronger = checks.get(finding.rule)?.meta.yieldsTo ?? [];
    return !findings.some((other) => stronger.includes(other.rule) && overlaps(finding, other));
  });
}

/** Judges one listing by every rule in force. */
export function checkListing(run: CheckRun, listing: ListingText): CheckedListing {
  const own = listing.brand?.toLowerCase();
  const otherBrands = run.brands.filter((brand) => brand.toLowerCase() !== own);
  const holding = new Map<string, ListingRule>();
  const unknown: ListingRule[] = [];
  for (const rule of run.rules) {
    if (!inForce(rule, run.asOf)) continue;
    const applies = scopeCovers(rule, listing);
    if (applies === 'yes') holding.set(rule.id, ruleFor(rule, listing));
    if (applies === 'unknown') unknown.push(rule);
  }
  const findings: Finding[] = [];
  const checked: string[] = [];
  const notChecked: Unchecked[] = unknown.map((rule) => ({
    rule: rule.id,
    reason: 'the marketplace is not known; give --marketplace',
  }));
  for (const rule of holding.values()) {
    const check = run.checks.get(rule.id);
    const reason = check === undefined ? (NEEDS_MORE[rule.id] ?? 'has no check yet') : missingPart(check, listing);
    if (check === undefined || reason !== null) {
      notChecked.push({ rule: rule.id, reason: reason ?? 'has no check yet' });
      continue;
    }
    const context: CheckContext = {
      listing,
      rule,
      words: run.words,
      otherRule: (id) => holding.get(id) ?? null,
      otherBrands,
    };
    try {
      const result = check.run(context);
      if ('notChecked' in result) {
        notChecked.push({ rule: rule.id, reason: result.notChecked });
        continue;
      }
      checked.push(rule.id);
      for (const hit of result) findings.push(findingOf(run, listing, rule, hit));
    } catch (error) {
      notChecked.push({ rule: rule.id, reason: 'the check failed' });
      findings.push(findingOf(run, listing, rule, failed(listing, rule, error)));
    }
  }
  return { listing, findings: withoutEchoes(findings, run.checks), checked, notChecked };
}

function missingPart(check: Check, listing: ListingText): string | null {
  const missing = check.meta.needs.find((need) => !hasPart(listing, need));
  return missing === undefined ? null : `no ${NEED_NAMES[missing]} in the files`;
}
