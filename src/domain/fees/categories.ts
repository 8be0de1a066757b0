import type { IsoDate } from '../../model/period.ts';
import { versionAt } from '../../rules/at.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { ReferralFeeRow } from '../../rules/fee-rows.ts';
import type { RuleVersion } from '../../rules/table.ts';
import type { FeeKind, Gap } from './fee-types.ts';
import { gap } from './lookup.ts';

/** How many nearest names an unknown category is answered with. */
const NAMES_SHOWN = 3;

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Plain names of rows or lists, laid out once each. */
const rowsByName = new WeakMap<readonly ReferralFeeRow[], ReadonlyMap<string, ReferralFeeRow>>();
const namesOfList = new WeakMap<readonly string[], ReadonlySet<string>>();
/** Plain names of the categories that catalogues use over and over. */
const plainNames = new Map<string, string>();
const PLAIN_NAMES_KEPT = 1000;

function plainOnce(name: string): string {
  let known = plainNames.get(name);
  if (known === undefined) {
    known = plain(name);
    if (plainNames.size < PLAIN_NAMES_KEPT) plainNames.set(name, known);
  }
  return known;
}

function rowNamed(rows: readonly ReferralFeeRow[], wanted: string): ReferralFeeRow | undefined {
  let known = rowsByName.get(rows);
  if (known === undefined) {
    const named = new Map<string, ReferralFeeRow>();
    for (const row of rows) {
      for (const name of [row.category, ...row.aliases]) if (!named.has(plain(name))) named.set(plain(name), row);
    }
    rowsByName.set(rows, (known = named));
  }
  return known.get(wanted);
}

/** True when a list of fee categories holds the category, by its own name or by the name its alias stands for. */
export function categoryIn(list: readonly string[], rules: FeeRules, date: IsoDate, category: string | null): boolean {
  if (category === null || list.length === 0) return false;
  let names = namesOfList.get(list);
  if (names === undefined) namesOfList.set(list, (names = new Set(list.map(plain))));
  const wanted = plainOnce(category);
  if (names.has(wanted)) return true;
  const found = rules.referralFees === null ? null : versionAt(rules.referralFees, date);
  const row = found?.found ? rowNamed(found.version.rows, wanted) : undefined;
  return row !== undefined && names.has(plain(row.category));
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < text.length - 1; index += 1) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Share of letter pairs two names have in common, 0-1 (Dice): forgiving of order, plurals and slips. */
function likeness(left: string, right: string): number {
  const [a, b] = [pairs(left), pairs(right)];
  let common = 0;
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
  const total = Math.max(left.length - 1, 0) + Math.max(right.length - 1, 0);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Answers for unknown names that a catalogue repeats, by the rows they were looked for in. */
const nearestOfRows = new WeakMap<readonly ReferralFeeRow[], Map<string, string[]>>();

/** Categories whose name or an alias is most like the text, best first. */
export function nearestCategories(rows: readonly ReferralFeeRow[], name: string): string[] {
  let known = nearestOfRows.get(rows);
  if (known === undefined) nearestOfRows.set(rows, (known = new Map<string, string[]>()));
  let nearest = known.get(name);
  if (nearest === undefined) {
    nearest = nearestOf(rows, name);
    if (known.size < PLAIN_NAMES_KEPT) known.set(name, nearest);
  }
  return nearest;
}

function nearestOf(rows: readonly ReferralFeeRow[], name: string): string[] {
  // The cut keeps a hostile name of a million letters cheap; no category is near that long.
  const wanted = plain(name.slice(0, 100));
  return rows
    .map((row) => ({
      category: row.category,
      score: Math.max(...[row.category, ...row.aliases].map((known) => likeness(wanted, plain(known)))),
    }))
    .toSorted((left, right) => right.score - left.score)
    .slice(0, NAMES_SHOWN)
    .map((entry) => entry.category);
}

/**
 * The referral row of a category by its name or an alias, whatever the case. An unknown category is a gap with the
 * nearest names: never a silent 15 %.
 */
export function findCategory(
  rules: FeeRules,
  date: IsoDate,
  category: string | null,
  kind: FeeKind,
): { row: ReferralFeeRow; version: RuleVersion<ReferralFeeRow> } | { gap: Gap } {
  if (rules.referralFees === null) {
    return gap(kind, 'no-table', `no referral fees for ${rules.marketplace}; fulfilment only`);
  }
  const found = versionAt(rules.referralFees, date);
  if (!found.found) return gap(kind, 'no-version', found.reason);
  const { rows } = found.version;
  if (category === null || category.trim() === '') {
    return gap(kind, 'missing-input', 'the fee category is missing: it decides the referral fee', [
      'Name it, for example --category "Home and Kitchen"; `sellerctl rules show referral-fees` lists all.',
    ]);
  }
  const wanted = plainOnce(category);
  const row = rowNamed(rows, wanted);
  if (row !== undefined) return { row, version: found.version };
  const known = rules.referralFees.versions.some((version) => rowNamed(version.rows, wanted) !== undefined);
  if (known) return gap(kind, 'no-row', `the referral table of ${date} does not hold the rate of ${category}`);
  const nearest = nearestCategories(rows, category);
  const shown = category.length > 60 ? `${category.slice(0, 60)}…` : category;
  return gap(kind, 'unknown-category', `"${shown}" is no fee category of ${rules.marketplace}`, [
    `Did you mean ${nearest.map((name) => `"${name}"`).join(', ')}?`,
    'For a product that fits nowhere, say so: --category "Everything Else".',
  ]);
}
