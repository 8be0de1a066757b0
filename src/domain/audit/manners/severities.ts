import { compareSeverity, type Finding } from '../../../model/finding.ts';
import type { AuditConfig } from './audit-config.ts';
import type { Judged } from './judged.ts';
import { OWN_BANNED } from './own-words.ts';

/**
 * The unit with the severities of the user's settings, worst first again. A rule that is off is taken out whole: it is
 * neither checked nor passed. The severity of the settings holds for all findings of the rule, doubtful ones among them.
 */
export function withSeverities<Unit extends Judged>(unit: Unit, { severities, file }: AuditConfig): Unit {
  if (file === null) return unit;
  const off = (rule: string): boolean => severities[rule] === 'off';
  const findings = unit.findings.flatMap((finding): Finding[] => {
    const level = severities[finding.rule];
    if (level === 'off') return [];
    const changed = level === undefined ? finding : { ...finding, severity: level };
    if (finding.rule !== OWN_BANNED) return [changed];
    return [{ ...changed, source: { id: 'own', title: `audit.words.banned of ${file}`, confidence: 'c' } }];
  });
  return {
    ...unit,
    findings: findings.toSorted((left, right) => compareSeverity(left.severity, right.severity)),
    checked: unit.checked.filter((rule) => !off(rule)),
    notChecked: unit.notChecked.filter(({ rule }) => !off(rule)),
  };
}
