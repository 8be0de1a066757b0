import { relative, resolve } from 'node:path';

import type { AuditListingsResult, Recheck } from '../../domain/audit/audit-listings.ts';
import type { OwnNames } from '../../domain/audit/check.ts';
import type { FixesData } from '../../domain/audit/fixes/fixes-document.ts';
import type { Manners } from '../../domain/audit/manners/apply-manners.ts';
import type { ListingScore } from '../../domain/audit/manners/score.ts';
import type { CheckedListing } from '../../domain/audit/run-checks.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { LoadedManners } from './audit-manners.ts';

/** What a run adds to the bare audit. */
export interface AuditExtras {
  readonly manners: Manners;
  readonly scores?: readonly ListingScore[];
}

export interface AuditRun {
  readonly result: AuditListingsResult;
  readonly extras: AuditExtras;
  /** Judges a listing again, settings included. */
  readonly recheck: Recheck;
}

function placed<Unit extends CheckedListing>(checked: Unit) {
  const { marketplace, sku } = checked.listing;
  return { ...checked, place: { marketplace, sku } };
}

/** Audits listings by the user's settings: own tables and words first, then severities, suppressions and baseline. */
export async function auditWithManners(
  records: RecordSet,
  { asOf, marketplace }: { readonly asOf: IsoDate; readonly marketplace: string | null },
  { config, own, tables, baseline }: LoadedManners,
  wanted: { readonly score: boolean; readonly own: Partial<OwnNames> },
): Promise<AuditRun> {
  const [
    { judgeListings },
    { withStakes },
    { applyManners },
    { withAllowedWords },
    { partOfRule, wordRules },
    { scoreListing },
  ] = await Promise.all([
    import('./judge-listings.ts'),
    import('../../domain/audit/at-stake.ts'),
    import('../../domain/audit/manners/apply-manners.ts'),
    import('../../domain/audit/manners/own-words.ts'),
    import('../../domain/audit/manners/config-tables.ts'),
    import('../../domain/audit/manners/score.ts'),
  ]);
  const judgedBy = { asOf, marketplace, ...tables, own: wanted.own };
  const audited = withStakes(await judgeListings(records, judgedBy), records, asOf);
  const rules = wordRules(own);
  const { listings, taken } = withAllowedWords(audited.listings, config.allowed, rules);
  const judged = applyManners(listings.map(placed), { asOf, config, baseline, allowed: taken });
  const parts = partOfRule(own);
  const scores = wanted.score ? { scores: judged.units.map((unit) => scoreListing(unit, parts, config.weights)) } : {};
  const recheck: Recheck = (listing, only) => {
    const again = withAllowedWords([audited.recheck(listing, only)], config.allowed, rules).listings.map(placed);
    const [unit] = applyManners(again, { asOf, config, baseline: null }).units;
    if (unit === undefined) throw new Error('a listing judged again is a listing');
    return unit;
  };
  return {
    result: { ...audited, listings: judged.units },
    extras: { manners: judged.manners, ...scores },
    recheck,
  };
}

/**
 * Proposals in a folder that is read would be taken for listings by the next run.
 * @throws UserError `fix-folder-inside`.
 */
export function demandFolderOutside(folder: string | undefined, paths: readonly string[]): void {
  if (folder === undefined) return;
  for (const path of paths) {
    const way = relative(resolve(path), resolve(folder));
    if (path === '-' || way.startsWith('..') || resolve(way) === way) continue;
    throw new UserError('fix-folder-inside', EXIT.usage, `--fix ${folder} lies in ${path}, which is read.`, [
      'Name a folder outside: the next run would take the proposals for your listings.',
    ]);
  }
}

/**
 * Proposes fixes and writes them into the folder, all files or none; the input is only read.
 * @throws UserError when the folder holds other files or cannot be written.
 */
export async function writeFixes(
  folder: string,
  { result, recheck }: AuditRun,
  records: RecordSet,
  { tables }: LoadedManners,
): Promise<FixesData> {
  const [{ fixListings }, { fixesData }, { isFixFile }, { writeTexts }] = await Promise.all([
    import('../../domain/audit/fixes/fix-listings.ts'),
    import('../../domain/audit/fixes/fixes-document.ts'),
    import('../../domain/audit/fixes/fix-files.ts'),
    import('../../cli/write-text.ts'),
  ]);
  const fixes = fixListings(result.listings, records, { asOf: result.asOf, tables, recheck });
  await writeTexts(folder, fixes.files, isFixFile);
  return fixesData(fixes, folder);
}
