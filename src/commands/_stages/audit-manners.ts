import { dirname, relative, resolve } from 'node:path';

import type { FailOnLevel } from '../../cli/fail-on.ts';
import { projectSection, type Settings } from '../../cli/settings.ts';
import type { AuditConfig } from '../../domain/audit/manners/audit-config.ts';
import type { MannersOptions } from '../../domain/audit/manners/apply-manners.ts';
import type { BaselineEntry } from '../../domain/audit/manners/baseline.ts';
import type { ConfiguredTables } from '../../domain/audit/manners/config-tables.ts';
import type { PolicyOptions } from '../../domain/audit/policy-options.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { RuleTable } from '../../rules/table.ts';

/** Larger than the baseline of any catalogue; keeps a wrong file from filling memory. */
const MAX_BYTES = 64_000_000;

/** The flags of an audit that say how findings are judged. */
export interface MannersFlags {
  readonly baseline?: string | undefined;
  readonly 'update-baseline'?: boolean | undefined;
  readonly 'fail-on'?: readonly FailOnLevel[] | undefined;
}

/** What is known of the user's wishes before anything is judged. */
export interface LoadedManners {
  readonly config: AuditConfig;
  /** The user's own tables. */
  readonly own: PolicyOptions;
  /** The tables with the user's settings in them. */
  readonly tables: ConfiguredTables;
  readonly baseline: MannersOptions['baseline'];
}

function missing(path: string): UserError {
  return new UserError('baseline-missing', EXIT.input, `There is no baseline ${path}.`, [
    'Write it from the findings of today: add --update-baseline once.',
  ]);
}

async function readEntries(path: string, update: boolean): Promise<readonly BaselineEntry[]> {
  const { readSmallFile } = await import('../../sources/small-file.ts');
  const file = await readSmallFile(path, MAX_BYTES);
  if ('text' in file) {
    const { readBaseline } = await import('../../domain/audit/manners/baseline-file.ts');
    return readBaseline(file.text, path);
  }
  if (file.failure === 'missing') {
    if (update) return [];
    throw missing(path);
  }
  const why = file.failure === 'too-large' ? 'it is too large for one' : 'it cannot be read';
  throw new UserError('baseline-unreadable', EXIT.input, `${path} is no baseline: ${why}.`);
}

/**
 * Reads the section `audit` of the project file and the baseline, before the reports: a mistake in them costs no reading.
 * @throws UserError `setting-invalid`, `baseline-none`, `fail-on-new-unknown` (exit 2); `baseline-missing`,
 * `baseline-damaged`, `baseline-newer`, `baseline-unreadable` (exit 5).
 */
export async function loadManners(
  settings: Settings,
  flags: MannersFlags,
  ownTables: readonly RuleTable<unknown>[],
): Promise<LoadedManners> {
  const [{ readAuditConfig }, { configuredTables, knownNames }, { policyOptions }] = await Promise.all([
    import('../../domain/audit/manners/audit-config.ts'),
    import('../../domain/audit/manners/config-tables.ts'),
    import('../../domain/audit/policy-options.ts'),
  ]);
  const own = policyOptions(ownTables);
  const section = projectSection(settings, 'audit');
  const read = readAuditConfig(section?.value, section?.file ?? '', knownNames(own));
  // From here, so that a document does not change with the folder a checkout lies in.
  const config = read.file === null ? read : { ...read, file: relative('', read.file) };
  const update = flags['update-baseline'] === true;
  const inFile = read.baseline === null || read.file === null ? null : resolve(dirname(read.file), read.baseline);
  const path = flags.baseline ?? inFile;
  if (path === null && update) {
    throw new UserError('baseline-none', EXIT.usage, '--update-baseline needs to know which file.', [
      'Add --baseline audit-baseline.json, or set audit.baseline in sellerctl.json.',
    ]);
  }
  if (path === null && flags['fail-on']?.includes('new') === true) {
    throw new UserError('fail-on-new-unknown', EXIT.usage, '--fail-on new needs a baseline to compare with.', [
      'Add --baseline audit-baseline.json; write it first with --update-baseline.',
    ]);
  }
  const baseline = path === null ? null : { path, update, entries: await readEntries(path, update) };
  return { config, own, tables: configuredTables(own, config), baseline };
}

/** Writes the baseline when the run was asked to. @throws UserError when it cannot be written. */
export async function saveBaseline(baseline: { path: string; next: readonly BaselineEntry[] } | null): Promise<void> {
  if (baseline === null) return;
  const [{ baselineText }, { writeText }] = await Promise.all([
    import('../../domain/audit/manners/baseline-file.ts'),
    import('../../cli/write-text.ts'),
  ]);
  await writeText(baseline.path, baselineText(baseline.next));
}
