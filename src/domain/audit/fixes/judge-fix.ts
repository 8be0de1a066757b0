import { compareSeverity, type Finding } from '../../../model/finding.ts';

export interface FixVerdict {
  readonly offered: boolean;
  /** Rules whose findings are gone. */
  readonly mends: readonly string[];
  /** Why it is not offered; empty when it is. */
  readonly reasons: readonly string[];
}

/** The worst finding of each rule. */
function byRule(findings: readonly Finding[]): Map<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const known = worst.get(finding.rule);
    if (known === undefined || compareSeverity(finding.severity, known.severity) < 0) worst.set(finding.rule, finding);
  }
  return worst;
}

/**
 * Judges a mended copy by the findings before and after: it is offered when every finding it was meant to mend is gone,
 * none is new and none is worse.
 */
export function judgeFix(aims: readonly string[], before: readonly Finding[], after: readonly Finding[]): FixVerdict {
  const [was, is] = [byRule(before), byRule(after)];
  const stays = aims.filter((rule) => is.has(rule));
  const fresh = [...is.keys()].filter((rule) => !was.has(rule));
  const worse = [...is].filter(([rule, { severity }]) => {
    const known = was.get(rule);
    return known !== undefined && compareSeverity(severity, known.severity) < 0;
  });
  const reasons = [
    ...(stays.length > 0 ? [`It is not offered: the copy still has ${stays.join(', ')}.`] : []),
    ...(fresh.length > 0
      ? [`It is not offered: the copy would have ${fresh.join(', ')}, which the picture has not.`]
      : []),
    ...(worse.length > 0 ? [`It is not offered: ${worse.map(([rule]) => rule).join(', ')} would be worse.`] : []),
  ];
  const mends = [...was.keys()].filter((rule) => !is.has(rule));
  return { offered: reasons.length === 0 && mends.length > 0, mends, reasons };
}
