import type { IsoDate } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { versionAt } from '../../../rules/at.ts';
import { wordLists } from '../../../rules/policy/listing-tables.ts';
import { CHECKS } from '../all-checks.ts';
import type { Recheck } from '../audit-listings.ts';
import type { ConfiguredTables } from '../manners/config-tables.ts';
import type { CheckedListing } from '../run-checks.ts';
import { wordsOfLists } from '../words-by-language.ts';
import { type FixFiles, fixFiles } from './fix-files.ts';
import { type ListingFixes, proposeFixes } from './propose-fixes.ts';

export interface FixListingsOptions {
  readonly asOf: IsoDate;
  /** The tables the audit was made with. */
  readonly tables: ConfiguredTables;
  readonly recheck: Recheck;
}

/** Proposals for every listing, and the files that hold them. */
export interface FixResult extends FixFiles {
  readonly listings: readonly ListingFixes[];
}

/** Amazon's product type by SKU, where a category listings report tells it. */
function productTypes(records: RecordSet): ReadonlyMap<string, string> {
  return new Map(
    records['listing-text'].flatMap(({ sku, productType }): [string, string][] =>
      productType === null ? [] : [[sku, productType]],
    ),
  );
}

/** Proposes what can be mended without judgement in the audited listings; see `proposeFixes`. */
export function fixListings(
  listings: readonly CheckedListing[],
  records: RecordSet,
  { asOf, tables, recheck }: FixListingsOptions,
): FixResult {
  const lookup = versionAt(tables.words ?? wordLists, asOf);
  const words = wordsOfLists(lookup.found ? lookup.version.rows : []);
  const checks = tables.checks ?? CHECKS;
  const hidden = new Map<string, ReadonlySet<string>>();
  const hiddenBy = (rule: string): ReadonlySet<string> => {
    const known = hidden.get(rule);
    if (known !== undefined) return known;
    const found = new Set(checks.filter(({ meta }) => meta.yieldsTo.includes(rule)).map(({ meta }) => meta.id));
    hidden.set(rule, found);
    return found;
  };
  const stronger = new Map(checks.map(({ meta }) => [meta.id, new Set([meta.id, ...meta.yieldsTo])]));
  const judgedWith = (rule: string): ReadonlySet<string> => stronger.get(rule) ?? new Set([rule]);
  const fixes = listings.map((checked) => proposeFixes(checked, { recheck, words, hiddenBy, judgedWith }));
  return { listings: fixes, ...fixFiles(fixes, productTypes(records)) };
}
