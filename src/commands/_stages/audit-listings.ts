import type { AuditListingsResult } from '../../domain/audit/audit-listings.ts';
import type { Manners } from '../../domain/audit/manners/apply-manners.ts';
import type { ListingScore } from '../../domain/audit/manners/score.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { LoadedManners } from './audit-manners.ts';

/** What a run adds to the bare audit. */
export interface AuditExtras {
  readonly manners: Manners;
  readonly scores?: readonly ListingScore[];
}

/** Audits listings by the user's settings: own tables and words first, then severities, suppressions and baseline. */
export async function auditWithManners(
  records: RecordSet,
  scope: { readonly asOf: IsoDate; readonly marketplace: string | null },
  { config, own, tables, baseline }: LoadedManners,
  wanted: { readonly score: boolean },
): Promise<{ readonly result: AuditListingsResult; readonly extras: AuditExtras }> {
  const [{ auditListings }, { applyManners }, { withAllowedWords }, { partOfRule, wordRules }, { scoreListing }] =
    await Promise.all([
      import('../../domain/audit/audit-listings.ts'),
      import('../../domain/audit/manners/apply-manners.ts'),
      import('../../domain/audit/manners/own-words.ts'),
      import('../../domain/audit/manners/config-tables.ts'),
      import('../../domain/audit/manners/score.ts'),
    ]);
  const audited = auditListings(records, { ...scope, ...tables });
  const { listings, taken } = withAllowedWords(audited.listings, config.allowed, wordRules(own));
  const units = listings.map((checked) => ({
    ...checked,
    place: { marketplace: checked.listing.marketplace, sku: checked.listing.sku },
  }));
  const judged = applyManners(units, { asOf: scope.asOf, config, baseline, allowed: taken });
  const parts = partOfRule(own);
  const scores = wanted.score ? { scores: judged.units.map((unit) => scoreListing(unit, parts, config.weights)) } : {};
  return { result: { ...audited, listings: judged.units }, extras: { manners: judged.manners, ...scores } };
}
