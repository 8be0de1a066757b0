import type { Finding } from '../../../model/finding.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { AuditConfig } from './audit-config.ts';
import { type BaselineComparison, type BaselineEntry, compareWithBaseline } from './baseline.ts';
import type { JudgedUnit } from './judged.ts';
import { withSeverities } from './severities.ts';
import { suppress, type SuppressionUse } from './suppress.ts';

export interface MannersOptions {
  readonly asOf: IsoDate;
  readonly config: AuditConfig;
  /** Null where no baseline was given. */
  readonly baseline: {
    readonly path: string;
    readonly entries: readonly BaselineEntry[];
    readonly update: boolean;
  } | null;
  /** Findings that allowed words took away. */
  readonly allowed?: number;
}

/** How settings, suppressions and a baseline changed what an audit says. */
export interface Manners {
  readonly config: AuditConfig;
  /** Findings about the settings themselves. */
  readonly findings: readonly Finding[];
  readonly suppressions: readonly SuppressionUse[];
  readonly allowed: number;
  readonly baseline:
    | (Omit<BaselineComparison<never>, 'units'> & { readonly path: string; readonly updated: boolean })
    | null;
}

/**
 * Applies the user's settings to what an audit found: severities, then suppressions, then the baseline. With `update`
 * every open finding is known, because the baseline to be written holds it.
 */
export function applyManners<Unit extends JudgedUnit>(
  units: readonly Unit[],
  { asOf, config, baseline, allowed = 0 }: MannersOptions,
): { readonly units: readonly Unit[]; readonly manners: Manners } {
  const weighed = units.map((unit) => withSeverities(unit, config));
  const suppressed = suppress(weighed, config, asOf);
  const shared = { config, findings: suppressed.findings, suppressions: suppressed.uses, allowed };
  if (baseline === null) return { units: suppressed.units, manners: { ...shared, baseline: null } };
  const { units: compared, ...rest } = compareWithBaseline(suppressed.units, baseline.entries);
  const marked = baseline.update
    ? compared.map((unit) => ({
        ...unit,
        findings: unit.findings.map((finding) =>
          finding.state === 'new' ? { ...finding, state: 'known' as const } : finding,
        ),
      }))
    : compared;
  return {
    units: marked,
    manners: { ...shared, baseline: { ...rest, path: baseline.path, updated: baseline.update } },
  };
}
