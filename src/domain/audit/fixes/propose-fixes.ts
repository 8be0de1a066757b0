import type { Finding } from '../../../model/finding.ts';
import { faultParts, fingerprintOf } from '../../../model/fingerprint.ts';
import type { Recheck } from '../audit-listings.ts';
import type { ListingText } from '../listing-text.ts';
import { isOpen } from '../manners/judged.ts';
import type { CheckedListing } from '../run-checks.ts';
import type { Words } from '../words-by-language.ts';
import { fieldText, withFieldText } from './field-texts.ts';
import { type Fixer, FIXERS } from './fixers.ts';

/** Another text for one field of a listing. */
export interface FixProposal {
  /** `title`, `bullet-2`, `search-terms`... */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** Rules whose findings it mends. */
  readonly rules: readonly string[];
}

/** What can be mended of one listing without judgement. */
export interface ListingFixes {
  /** The listing as it would be. */
  readonly listing: ListingText;
  readonly original: ListingText;
  readonly proposals: readonly FixProposal[];
  /** Open findings it would still have. */
  readonly left: readonly Finding[];
}

export interface FixOptions {
  /** Judges a changed listing as the audit would, settings included. */
  readonly recheck: Recheck;
  readonly words: Words;
  /** Rules that are silent beside a rule: once it is mended they may speak, which is nothing new. */
  readonly hiddenBy: (rule: string) => ReadonlySet<string>;
  /** The rule and those beside which it is silent: enough to see whether it still fires. */
  readonly judgedWith: (rule: string) => ReadonlySet<string>;
}

/** A text with more of one sign than that is not worth mending by machine. */
const MOST_STEPS = 40;

const FIELD_ORDER = ['title', 'item-highlights', 'bullet', 'description', 'search-terms'];

/** How many open findings there are of each rule in each field. */
function countFaults(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, field = '' } of findings.filter(isOpen)) {
    counts.set(`${rule} ${field}`, (counts.get(`${rule} ${field}`) ?? 0) + 1);
  }
  return counts;
}

/** True when no rule fires more often in any field than before; those the mended rule had silenced aside. */
function nothingNew(before: readonly Finding[], after: readonly Finding[], hidden: ReadonlySet<string>): boolean {
  const known = countFaults(before);
  const rest = after.filter(({ rule }) => !hidden.has(rule));
  return [...countFaults(rest)].every(([fault, count]) => count <= (known.get(fault) ?? 0));
}

function printOf(finding: Finding): string {
  return `${fingerprintOf(faultParts(finding))} ${finding.field ?? ''}`;
}

/** Mends one finding: the fix is tried until the finding is gone, and taken only when nothing else came of it. */
function mend(checked: CheckedListing, finding: Finding, fix: Fixer, options: FixOptions): CheckedListing | null {
  const { field = '', rule } = finding;
  const print = printOf(finding);
  let current = checked;
  let target: Finding | undefined = finding;
  for (let step = 0; target !== undefined; step += 1) {
    const text = fieldText(current.listing, field);
    if (text === null || step === MOST_STEPS) return null;
    const fixed = fix(text, { finding: target, listing: current.listing, words: options.words });
    if (fixed === null || fixed === text || fixed === '') return null;
    const changed = withFieldText(current.listing, field, fixed);
    // Judged by all rules only when its own is content: a text may need many steps.
    const again = (judged: CheckedListing): Finding | undefined =>
      judged.findings.find((other) => other.rule === rule && other.field === finding.field && printOf(other) === print);
    current = options.recheck(changed, options.judgedWith(rule));
    target = again(current);
    if (target === undefined) {
      current = options.recheck(changed);
      target = again(current);
    }
  }
  return nothingNew(checked.findings, current.findings, options.hiddenBy(rule)) ? current : null;
}

/** A finding that a fix may touch: open, and not one that only asks. */
function isMendable(finding: Finding): boolean {
  return isOpen(finding) && finding.basis !== 'question';
}

function fieldPlace({ field }: FixProposal): number {
  return FIELD_ORDER.findIndex((name) => field.startsWith(name));
}

/**
 * Proposes other texts for what can be mended by rule and without taste: signs, repeats, cuts at a word. Each is judged
 * again before it is offered: the finding is gone, and no rule fires that did not before. The rest is left for a person.
 */
export function proposeFixes(checked: CheckedListing, options: FixOptions): ListingFixes {
  let current = checked;
  const mended = new Map<string, Set<string>>();
  for (const [rule, fix] of FIXERS) {
    const refused = new Set<string>();
    const next = (): Finding | undefined =>
      current.findings.find(
        (finding) => finding.rule === rule && isMendable(finding) && !refused.has(printOf(finding)),
      );
    for (let finding = next(); finding !== undefined; finding = next()) {
      const better = mend(current, finding, fix, options);
      if (better === null) {
        refused.add(printOf(finding));
        continue;
      }
      current = better;
      const field = finding.field ?? '';
      mended.set(field, (mended.get(field) ?? new Set()).add(rule));
    }
  }
  const proposals = [...mended].map(([field, rules]): FixProposal => ({
    field,
    before: fieldText(checked.listing, field) ?? '',
    after: fieldText(current.listing, field) ?? '',
    rules: [...rules],
  }));
  return {
    listing: current.listing,
    original: checked.listing,
    proposals: proposals.toSorted(
      (left, right) => fieldPlace(left) - fieldPlace(right) || (left.field < right.field ? -1 : 1),
    ),
    left: current.findings.filter(isOpen),
  };
}
