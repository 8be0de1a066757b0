import type { Evidence, Finding, SearchVolume } from '../../model/finding.ts';
import { faultParts, fingerprintOf } from '../../model/fingerprint.ts';
import type { SourceRef } from '../../model/confidence.ts';
import { majorUnits } from '../../model/money.ts';

/** One finding as programs read it. */
export interface AuditFindingData {
  /** Stable rule id. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** `written-rule`: Amazon's page says so; `advice`: ours or others' counsel; `question`: only a person can tell. */
  readonly basis: 'amazon-says' | 'written-rule' | 'advice' | 'question';
  /** `title`, `item-highlights`, `bullet-2`, `bullets`, `description`, `search-terms`, `image`, `a-plus`, `issues`, `status`, or Amazon's name of an attribute. */
  readonly field: string;
  readonly message: string;
  readonly fix: string | null;
  /** What was measured: text and its position in code points of the normalised field, measured value, limit, unit. */
  readonly evidence: Evidence | null;
  readonly source: SourceRef;
}

/** A finding without its place, which the document says once for the listing or picture. */
export function findingData(finding: Finding): AuditFindingData {
  return {
    rule: finding.rule,
    severity: finding.severity,
    basis: finding.basis,
    field: finding.field ?? '',
    message: finding.message,
    fix: finding.fix ?? null,
    evidence: finding.evidence ?? null,
    source: finding.source,
  };
}

/** A finding of an audit, which may be compared with an earlier one and suppressed. */
export interface LintFindingData extends AuditFindingData {
  /** The same for the same fault in every run: rule, marketplace, SKU, field and text, and nothing else. */
  readonly fingerprint: string;
  /** `known` stands in the baseline, `new` does not; null without a baseline. */
  readonly state: 'new' | 'known' | null;
  /** Set where the user decided not to act on it for a time; it then fails no run. */
  readonly suppressed: { readonly reason: string; readonly until: string } | null;
}

/** A finding with what sets it apart from those of an earlier run. */
export function lintFindingData(finding: Finding): LintFindingData {
  return {
    ...findingData(finding),
    fingerprint: fingerprintOf(faultParts(finding)),
    state: finding.state ?? null,
    suppressed: finding.suppression ?? null,
  };
}

/** A finding of a listing: besides, what hangs on it. */
export interface ListingFindingData extends LintFindingData {
  /** What Amazon does about it, where known. */
  readonly consequence: string | null;
  /** Monthly searches that are found only with the text, by a keyword export at hand. */
  readonly searchVolume: SearchVolume | null;
  /** Money at stake in major units, where orders at hand tell it. */
  readonly stake: { readonly amount: number; readonly currency: string; readonly basis: string } | null;
  /** The file and line that say what was judged. */
  readonly from: { readonly file: string; readonly line: number } | null;
}

/** A finding of a listing with what hangs on it. */
export function listingFindingData(finding: Finding): ListingFindingData {
  const { file, line } = finding.where;
  return {
    ...lintFindingData(finding),
    consequence: finding.consequence ?? null,
    searchVolume: finding.searchVolume ?? null,
    stake:
      finding.stake === undefined
        ? null
        : {
            amount: majorUnits(finding.stake),
            currency: finding.stake.currency,
            basis: finding.stakeBasis ?? '',
          },
    from: file === undefined ? null : { file, line: line ?? 0 },
  };
}

/** How many findings of each severity. */
export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
}

export function countBySeverity(findings: readonly Pick<Finding, 'severity'>[]): SeverityCounts {
  const of = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), advice: of('info') };
}
