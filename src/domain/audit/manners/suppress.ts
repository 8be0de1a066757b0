import type { Finding, Severity } from '../../../model/finding.ts';
import { faultParts } from '../../../model/fingerprint.ts';
import type { IsoDate } from '../../../model/period.ts';
import { counted } from '../text/count.ts';
import type { AuditConfig, SuppressionRule } from './audit-config.ts';
import { globMatches } from './glob.ts';
import type { Judged } from './judged.ts';

/** What became of one suppression in a run. */
export interface SuppressionUse extends SuppressionRule {
  /** `used`; `unused`: it matched nothing; `expired`; `incomplete`: it has no reason or no date. */
  readonly state: 'used' | 'unused' | 'expired' | 'incomplete';
  /** Findings it matched: taken off where it is used, shown again where it is not in force. */
  readonly matched: number;
}

export interface Suppressed<Unit> {
  readonly units: readonly Unit[];
  readonly uses: readonly SuppressionUse[];
  /** What is wrong with the suppressions themselves. */
  readonly findings: readonly Finding[];
}

function covers(suppression: SuppressionRule, finding: Finding): boolean {
  const { marketplace, sku, text } = faultParts(finding);
  return (
    globMatches(suppression.rule, finding.rule) &&
    globMatches(suppression.marketplace, marketplace ?? '') &&
    globMatches(suppression.sku, sku ?? '') &&
    globMatches(suppression.field, finding.field ?? '') &&
    globMatches(suppression.text, text)
  );
}

function stateOf({ reason, until }: SuppressionRule, matched: number, asOf: IsoDate): SuppressionUse['state'] {
  if (reason === null || until === null) return 'incomplete';
  if (until < asOf) return 'expired';
  return matched > 0 ? 'used' : 'unused';
}

interface Complaint {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
}

function complaintOf({ rule, reason, until, state, matched }: SuppressionUse): Complaint | null {
  const again =
    matched === 0 ? 'It matches nothing in this run.' : `${counted(matched, 'finding')} it covers are shown.`;
  switch (state) {
    case 'used':
      return null;
    case 'unused':
      return {
        rule: 'SUPPRESSION-UNUSED',
        severity: 'info',
        message: `The suppression of ${rule} matched nothing in this run.`,
        fix: 'Take it out, unless these files leave out what it is for.',
      };
    case 'expired':
      return {
        rule: 'SUPPRESSION-EXPIRED',
        severity: matched > 0 ? 'warning' : 'info',
        message: `The suppression of ${rule} ended on ${until ?? ''} (${reason ?? ''}). ${again}`,
        fix: 'Mend the listing, or decide again with a new date.',
      };
    case 'incomplete':
      return {
        rule: reason === null ? 'SUPPRESSION-NO-REASON' : 'SUPPRESSION-NO-EXPIRY',
        severity: 'warning',
        message: `The suppression of ${rule} has no ${reason === null ? 'reason' : 'date "until"'} and is not used. ${again}`,
        fix: reason === null ? 'Say why, in "reason".' : 'Say until when, in "until".',
      };
  }
}

function complaintFinding(use: SuppressionUse, index: number, file: string): Finding[] {
  const complaint = complaintOf(use);
  if (complaint === null) return [];
  return [
    {
      ...complaint,
      basis: 'advice',
      field: `audit.suppressions[${index}]`,
      where: { file },
      source: { id: 'own', title: `audit.suppressions of ${file}`, confidence: 'c' },
    },
  ];
}

/**
 * Marks the findings that a suppression in force covers; the first one that covers a finding counts. One without a
 * reason, without a date or past its date covers nothing, and is a finding itself, as is one that matched nothing.
 */
export function suppress<Unit extends Judged>(
  units: readonly Unit[],
  { suppressions, file }: AuditConfig,
  asOf: IsoDate,
): Suppressed<Unit> {
  if (suppressions.length === 0 || file === null) return { units, uses: [], findings: [] };
  const matched = suppressions.map(() => 0);
  const inForce = suppressions.map(({ reason, until }) => reason !== null && until !== null && until >= asOf);
  const marked = units.map((unit): Unit => ({
    ...unit,
    findings: unit.findings.map((finding) => {
      const at = suppressions.findIndex((entry, index) => inForce[index] === true && covers(entry, finding));
      for (const [index, entry] of suppressions.entries()) {
        if (index === at || (inForce[index] !== true && covers(entry, finding))) {
          matched[index] = (matched[index] ?? 0) + 1;
        }
      }
      const { reason, until } = suppressions[at] ?? {};
      return reason && until ? { ...finding, suppression: { reason, until } } : finding;
    }),
  }));
  const uses = suppressions.map((entry, index): SuppressionUse => {
    const count = matched[index] ?? 0;
    return { ...entry, state: stateOf(entry, count, asOf), matched: count };
  });
  return { units: marked, uses, findings: uses.flatMap((use, index) => complaintFinding(use, index, file)) };
}
