import type { Severity } from '../../../model/finding.ts';
import type { ListingIssue } from '../../../model/records/listing-state.ts';

const SEVERITIES: Readonly<Record<string, Severity>> = { ERROR: 'error', WARNING: 'warning', INFO: 'info' };

/** Amazon's severity in our words; an unknown one counts as a warning. */
export function issueSeverity({ severity }: ListingIssue): Severity {
  return SEVERITIES[severity] ?? 'warning';
}

/** Whether an exemption holds on a day: then Amazon does not act on the issue for now. */
export function isExempt({ exemption, exemptUntil }: ListingIssue, asOf: string): boolean {
  if (exemption === 'EXEMPT') return true;
  return exemption === 'EXEMPT_UNTIL_EXPIRY_DATE' && (exemptUntil === null || exemptUntil >= asOf);
}

/** Place in the order of the rule: worst enforcement first, then Amazon's severity; an exempt issue after the others of its kind. */
export function issueRank(issue: ListingIssue, order: readonly string[], asOf: string): number {
  const actions = issue.enforcements.map((action) => order.indexOf(action)).filter((place) => place >= 0);
  const without = order.findIndex((entry) => entry.startsWith(issue.severity));
  const place = actions.length > 0 ? Math.min(...actions) : without < 0 ? order.length : without;
  return place * 2 + (isExempt(issue, asOf) ? 1 : 0);
}

/** `exempt until 2027-05-28`; empty where Amazon names no exemption. */
export function exemptionWords(issue: ListingIssue, asOf: string): string {
  if (issue.exemption === 'EXEMPT') return '; exempt for now';
  if (issue.exemption !== 'EXEMPT_UNTIL_EXPIRY_DATE') return '';
  const until = issue.exemptUntil ?? 'a date Amazon does not name';
  return isExempt(issue, asOf) ? `; exempt until ${until}` : `; the exemption ended on ${until}`;
}
