import type { IsoDate } from '../../../model/period.ts';
import type { ListingRule } from '../../../rules/policy/listing-rule.ts';
import { inForce, scopeCovers } from '../applicable-rules.ts';
import type { ListingText } from '../listing-text.ts';

/** A limit of a field and the rule that states it. */
export interface FieldLimit {
  readonly max: number;
  readonly rule: ListingRule;
}

/** Amazon states three limits of search terms that do not agree. */
export interface SearchTermLimits {
  /** Bytes, blanks counted, within which no stated limit but the strictest is broken; null when none is known. */
  readonly safe: FieldLimit | null;
  /** The strictest one stated, where it is below the safe one. */
  readonly strictest: FieldLimit | null;
}

function rulesFor(rules: readonly ListingRule[], listing: ListingText, asOf: IsoDate): ListingRule[] {
  return rules.filter((rule) => inForce(rule, asOf) && scopeCovers(rule, listing) === 'yes');
}

function smallest(limits: readonly FieldLimit[]): FieldLimit | null {
  return limits.reduce<FieldLimit | null>(
    (best, limit) => (best === null || limit.max < best.max ? limit : best),
    null,
  );
}

/** The byte limits of search terms that hold for a listing on a day, from the rule table. */
export function searchTermLimits(rules: readonly ListingRule[], listing: ListingText, asOf: IsoDate): SearchTermLimits {
  const limits = rulesFor(rules, listing, asOf)
    .filter(({ field, check }) => field === 'search-terms' && check.type === 'maxUtf8Bytes' && check.max !== undefined)
    .map((rule): FieldLimit => ({ max: rule.check.max ?? 0, rule }));
  const safe = smallest(limits.filter(({ rule }) => rule.severity !== 'info'));
  const strictest = smallest(limits.filter(({ rule, max }) => rule.severity === 'info' && max < (safe?.max ?? 0)));
  return { safe, strictest };
}

/** The most code points a field may have for a listing on a day; null when no rule says so. Advice is no limit. */
export function longestText(
  rules: readonly ListingRule[],
  listing: ListingText,
  asOf: IsoDate,
  field: 'title' | 'item-highlights',
): FieldLimit | null {
  return smallest(
    rulesFor(rules, listing, asOf)
      .filter((rule) => rule.field === field && rule.check.type === 'maxCodePoints' && rule.severity === 'error')
      .map((rule) => ({ max: rule.check.max ?? 0, rule })),
  );
}
