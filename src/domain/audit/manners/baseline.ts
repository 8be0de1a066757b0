import type { Finding } from '../../../model/finding.ts';
import { faultParts, type FaultParts, fingerprintOf } from '../../../model/fingerprint.ts';
import { isOpen, type JudgedUnit } from './judged.ts';

/** Findings of an earlier run that are the same fault. */
export interface BaselineEntry extends FaultParts {
  readonly fingerprint: string;
  /** How many of them there were. */
  readonly count: number;
}

/** Why an entry could be neither found nor called gone. */
export type NotLookedAt = 'listing-not-in-files' | 'rule-not-checked';

/** What a run says of a baseline. */
export interface BaselineComparison<Unit> {
  /** Units whose open findings say whether they are known. */
  readonly units: readonly Unit[];
  readonly entries: number;
  readonly known: number;
  readonly added: number;
  /** Looked for and not there any more; `count` is how many. */
  readonly gone: readonly BaselineEntry[];
  readonly notLookedAt: readonly (BaselineEntry & { readonly reason: NotLookedAt })[];
  /** The baseline a run with these findings would write. */
  readonly next: readonly BaselineEntry[];
}

function unitKey(marketplace: string | null, sku: string | null, picture = ''): string {
  return [marketplace ?? '', sku ?? '', picture].join('\u001F');
}

/** The file name in the field of a picture's entry; empty for others. */
function pictureOf({ field }: BaselineEntry): string {
  return field.startsWith('image ') ? field.slice('image '.length) : '';
}

function compare(left: string | null, right: string | null): number {
  const [one, two] = [left ?? '', right ?? ''];
  return one < two ? -1 : one > two ? 1 : 0;
}

/** By marketplace, SKU, rule, field, text: a change of one listing is a change in one place of the file. */
export function sortEntries(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return entries.toSorted(
    (left, right) =>
      compare(left.marketplace, right.marketplace) ||
      compare(left.sku, right.sku) ||
      compare(left.rule, right.rule) ||
      compare(left.field, right.field) ||
      compare(left.text, right.text) ||
      compare(left.fingerprint, right.fingerprint),
  );
}

function countFaults(findings: readonly Finding[]): Map<string, BaselineEntry> {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(isOpen)) {
    const parts = faultParts(finding);
    const fingerprint = fingerprintOf(parts);
    entries.set(fingerprint, { ...parts, fingerprint, count: (entries.get(fingerprint)?.count ?? 0) + 1 });
  }
  return entries;
}

/** Why nobody can say whether the entry still holds; null when it was looked for. */
function obstacle(entry: BaselineEntry, units: Map<string, ReadonlySet<string>>): NotLookedAt | null {
  const { marketplace, sku, rule } = entry;
  const checked = units.get(unitKey(marketplace, sku, pictureOf(entry)));
  if (checked === undefined) return 'listing-not-in-files';
  return checked.has(rule) ? null : 'rule-not-checked';
}

/**
 * Compares the open findings of a run with a baseline. A finding is known as often as the baseline counts it; more of
 * the same are new. An entry is gone only where its listing was read and its rule judged: what was not looked at is
 * said to be so, and stays in the next baseline.
 */
export function compareWithBaseline<Unit extends JudgedUnit>(
  units: readonly Unit[],
  baseline: readonly BaselineEntry[],
): BaselineComparison<Unit> {
  const unmatched = new Map(baseline.map(({ fingerprint, count }) => [fingerprint, count]));
  let [known, added] = [0, 0];
  const marked = units.map((unit): Unit => ({
    ...unit,
    findings: unit.findings.map((finding): Finding => {
      if (!isOpen(finding)) return finding;
      const fingerprint = fingerprintOf(faultParts(finding));
      const count = unmatched.get(fingerprint) ?? 0;
      if (count === 0) {
        added += 1;
        return { ...finding, state: 'new' };
      }
      unmatched.set(fingerprint, count - 1);
      known += 1;
      return { ...finding, state: 'known' };
    }),
  }));
  const checkedOf = new Map<string, Set<string>>();
  for (const { place, checked, findings } of units) {
    const key = unitKey(place.marketplace, place.sku, place.picture);
    const rules = checkedOf.get(key) ?? new Set();
    for (const rule of [...checked, ...findings.map(({ rule }) => rule)]) rules.add(rule);
    checkedOf.set(key, rules);
  }
  const gone: BaselineEntry[] = [];
  const left: BaselineEntry[] = [];
  const notLookedAt: (BaselineEntry & { readonly reason: NotLookedAt })[] = [];
  for (const entry of baseline) {
    const count = unmatched.get(entry.fingerprint) ?? 0;
    if (count === 0) continue;
    const reason = obstacle(entry, checkedOf);
    if (reason === null) {
      gone.push({ ...entry, count });
      continue;
    }
    left.push({ ...entry, count });
    notLookedAt.push({ ...entry, count, reason });
  }
  const now = countFaults(units.flatMap(({ findings }) => findings));
  const kept = left.filter(({ fingerprint }) => !now.has(fingerprint));
  return {
    units: marked,
    entries: baseline.length,
    known,
    added,
    gone,
    notLookedAt,
    next: sortEntries([...now.values(), ...kept]),
  };
}
