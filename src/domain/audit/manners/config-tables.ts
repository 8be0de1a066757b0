import type { ListingRule, WordList } from '../../../rules/policy/listing-rule.ts';
import { imageRules, listingRules, wordLists } from '../../../rules/policy/listing-tables.ts';
import type { RuleTable, RuleVersion } from '../../../rules/table.ts';
import { CHECKS } from '../all-checks.ts';
import type { Check } from '../check.ts';
import type { PolicyOptions } from '../policy-options.ts';
import type { AuditConfig, KnownNames } from './audit-config.ts';
import { bannedLists, OWN_BANNED, OWN_BANNED_RULE, ownBannedCheck } from './own-words.ts';

/** The tables and checks of a run with the user's own settings in them. */
export interface ConfiguredTables extends PolicyOptions {
  readonly checks?: readonly Check[];
  readonly ownBrands?: readonly string[];
}

function rowsOf<Row>(table: RuleTable<Row>): readonly Row[] {
  return table.versions.flatMap(({ rows }) => rows);
}

function changed<Row>(
  table: RuleTable<Row>,
  change: (version: RuleVersion<Row>) => Partial<RuleVersion<Row>>,
): RuleTable<Row> {
  return { ...table, versions: table.versions.map((version) => ({ ...version, ...change(version) })) };
}

/** Names that the section `audit` may use: those of the shipped tables and of the user's own. */
export function knownNames(own: PolicyOptions): KnownNames {
  const rules = [listingRules, own.rules ?? listingRules].flatMap(rowsOf);
  const images = [imageRules, own.imageRules ?? imageRules].flatMap(rowsOf);
  return {
    rules: [...new Set([OWN_BANNED, ...rules.map(({ id }) => id), ...images.map(({ id }) => id)])],
    parts: [...new Set(rules.map(({ field }) => field))],
  };
}

/** The part of a listing each rule speaks of. */
export function partOfRule(own: PolicyOptions): ReadonlyMap<string, string> {
  const rows = [...rowsOf(own.rules ?? listingRules), OWN_BANNED_RULE];
  return new Map(rows.map(({ id, field }) => [id, field]));
}

/** Ids of the rules that look for words or patterns: those an allowed word may silence. */
export function wordRules(own: PolicyOptions): ReadonlySet<string> {
  const rows = [...rowsOf(own.rules ?? listingRules), OWN_BANNED_RULE];
  const looks = rows.filter(({ check }) => check.list !== undefined || check.patterns !== undefined);
  return new Set(looks.map(({ id }) => id));
}

/**
 * Puts the user's settings into the tables: rules that are off leave the table, so that the rules that give way to them
 * speak again; own banned words become a rule with its list. Other severities are set on the findings, because a check
 * may say of one finding that it is less sure.
 */
export function configuredTables(own: PolicyOptions, config: AuditConfig): ConfiguredTables {
  const off = new Set(Object.keys(config.severities).filter((rule) => config.severities[rule] === 'off'));
  const bans = Object.values(config.banned).some((words) => words.length > 0);
  const brands = config.brands.length > 0 ? { ownBrands: config.brands } : {};
  if (off.size === 0 && !bans) return { ...own, ...brands };
  const rules = changed<ListingRule>(own.rules ?? listingRules, ({ rows }) => ({
    rows: [...rows.filter(({ id }) => !off.has(id)), ...(bans && !off.has(OWN_BANNED) ? [OWN_BANNED_RULE] : [])],
  }));
  const words = changed<WordList>(own.words ?? wordLists, ({ rows }) => ({
    rows: [...rows, ...bannedLists(config.banned, [...new Set(rows.map(({ language }) => language))])],
  }));
  return { ...own, ...brands, rules, words, ...(bans ? { checks: [...CHECKS, ownBannedCheck] } : {}) };
}
