import { isOpen, type Judged } from './judged.ts';

/** How a listing does in one part, by the rules that could be judged. */
export interface PartScore {
  /** `title`, `item-highlights`, `bullets`, `description`, `search-terms`; `text` for rules about all of them. */
  readonly part: string;
  readonly weight: number;
  /** Rules judged and not broken. */
  readonly passed: number;
  /** Rules judged; those with nothing but suppressed findings or questions to a person are left out. */
  readonly judged: number;
  /** Rules in force that could not be judged. */
  readonly notChecked: number;
  /** `passed` of `judged`, 0-1; null where none could be judged. */
  readonly share: number | null;
}

export interface ListingScore {
  /** Weighted mean of the shares, 0-1, to three places; null where nothing could be judged or weighs anything. */
  readonly score: number | null;
  readonly parts: readonly PartScore[];
}

/** Rules with a finding that counts: open, and no mere question. */
function brokenRules({ findings }: Judged): ReadonlySet<string> {
  return new Set(findings.filter((finding) => isOpen(finding) && finding.basis !== 'question').map(({ rule }) => rule));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * The share of rules a listing keeps, part by part, and their weighted mean. Amazon publishes no such number: it says
 * how much of this audit is done, not how a listing will rank. Every rule of a part counts the same, advice too.
 * @param partOf the part of each rule; a rule without one counts to `text`.
 * @param weights by part, 1 where none is given.
 */
export function scoreListing(
  listing: Judged,
  partOf: ReadonlyMap<string, string>,
  weights: Readonly<Record<string, number>>,
): ListingScore {
  const broken = brokenRules(listing);
  // A rule with findings that do not count is neither kept nor broken.
  const found = new Set(listing.findings.map(({ rule }) => rule));
  const part = (rule: string): string => partOf.get(rule) ?? 'text';
  const sums = new Map<string, { passed: number; judged: number; notChecked: number }>();
  const of = (name: string): { passed: number; judged: number; notChecked: number } => {
    const known = sums.get(name) ?? { passed: 0, judged: 0, notChecked: 0 };
    sums.set(name, known);
    return known;
  };
  for (const rule of listing.checked) {
    if (found.has(rule) && !broken.has(rule)) continue;
    const sum = of(part(rule));
    sum.judged += 1;
    if (!broken.has(rule)) sum.passed += 1;
  }
  for (const { rule } of listing.notChecked) of(part(rule)).notChecked += 1;
  const parts = [...sums]
    .map(([name, { passed, judged, notChecked }]): PartScore => {
      const share = judged === 0 ? null : rounded(passed / judged);
      return { part: name, weight: weights[name] ?? 1, passed, judged, notChecked, share };
    })
    .toSorted((left, right) => (left.part < right.part ? -1 : 1));
  const counted = parts.filter(({ judged, weight }) => judged > 0 && weight > 0);
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  const weighed = counted.reduce((sum, { weight, passed, judged }) => sum + (weight * passed) / judged, 0);
  return { score: total === 0 ? null : rounded(weighed / total), parts };
}
