import type { IsoDate } from '../../model/period.ts';
import type { ListingRule } from '../../rules/policy/listing-rule.ts';
import type { ListingText } from './listing-text.ts';

/** Whether a rule holds for a listing: `unknown` where the marketplace would decide and no file tells it. */
export type Applies = 'yes' | 'no' | 'unknown';

/** True when the rule is in force on the date; a rule without a known start always is. */
export function inForce(rule: ListingRule, asOf: IsoDate): boolean {
  if (rule.severity === 'off') return false;
  if (rule.effectiveFrom !== null && rule.effectiveFrom > asOf) return false;
  return rule.effectiveTo === null || rule.effectiveTo >= asOf;
}

/**
 * Whether the rule's scope covers the listing. A rule of every marketplace but a few is taken to hold where the
 * marketplace is not told; a rule of a few marketplaces is then "unknown".
 */
export function scopeCovers(rule: ListingRule, listing: Pick<ListingText, 'marketplace' | 'media'>): Applies {
  const { marketplaces, except = [], milderIn = [], exceptMedia, alsoMedia } = rule.scope;
  if (listing.media && exceptMedia === true) return 'no';
  if (listing.media && alsoMedia === true) return 'yes';
  const code = listing.marketplace;
  if (marketplaces === 'ALL') return code !== null && except.includes(code) ? 'no' : 'yes';
  if (code === null) return 'unknown';
  return marketplaces.includes(code) || milderIn.includes(code) ? 'yes' : 'no';
}

/** The rule as it holds for the listing: only advice in the marketplaces where it is milder. */
export function ruleFor(rule: ListingRule, listing: Pick<ListingText, 'marketplace'>): ListingRule {
  const { milderIn = [] } = rule.scope;
  return listing.marketplace !== null && milderIn.includes(listing.marketplace)
    ? { ...rule, severity: 'info', basis: 'advice' }
    : rule;
}
