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

/** Categories whose name or an alias is most like the text, best first. */
export function nearestCategories(rows: readonly ReferralFeeRow[], name: string): string[] {
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
  const wanted = plain(category);
  const row = rows.find((candidate) =>
    [candidate.category, ...candidate.aliases].some((name) => plain(name) === wanted),
  );
  if (row !== undefined) return { row, version: found.version };
  const known = rules.referralFees.versions.some((version) =>
    version.rows.some((candidate) => [candidate.category, ...candidate.aliases].some((name) => plain(name) === wanted)),
  );
  if (known) return gap(kind, 'no-row', `the referral table of ${date} does not hold the rate of ${category}`);
  const nearest = nearestCategories(rows, category);
  const shown = category.length > 60 ? `${category.slice(0, 60)}…` : category;
  return gap(kind, 'unknown-category', `"${shown}" is no fee category of ${rules.marketplace}`, [
    `Did you mean ${nearest.map((name) => `"${name}"`).join(', ')}?`,
    'For a product that fits nowhere, say so: --category "Everything Else".',
  ]);
}
