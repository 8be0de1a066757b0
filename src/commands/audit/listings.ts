import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules, strict } = inputFlags;

/** Names only the seller can tell; each may be given several times. */
const own = (name: string, helpValue: string, summary: string) =>
  Flags.string({ env: envName(name), helpValue, summary, multiple: true, multipleNonGreedy: true });

export default class AuditListings extends BaseCommand<typeof AuditListings> {
  static override summary = 'Judge titles, highlights, bullets, descriptions and search terms by the rules of a day.';
  static override description =
    'Reads the All Listings, suppressed and category listings reports, templates, answers of the Listings Items, Catalog Items and A+ Content API, your product file and listing files (YAML, JSON), joins them by SKU and marketplace, and names what Amazon says, each broken rule, questions for you and advice, apart, with the exact text, its place, the measured value and the limit. What the files do not hold is "not checked", never "passed".';
  static override examples = [
    '<%= config.bin %> <%= command.id %> downloads',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --fail-on error',
    '<%= config.bin %> <%= command.id %> All+Listings+Report.txt products.csv --date 2027-01-01 --json',
    '<%= config.bin %> <%= command.id %> lamp.yaml getListingsItem.json getCatalogItem.json',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    profile,
    rules,
    strict,
    'seller-name': own('seller-name', '<name>', 'Your shop name, which titles may not have.'),
    'registered-brand': own('registered-brand', '<name>', 'A brand of yours as the Brand Registry spells it.'),
    misspelling: own('misspelling', '<word>', 'A common misspelling that search terms may not have.'),
  };

  async run(): Promise<void> {
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Checking listings');
    const [{ auditListings }, { withStakes }, { listingsDocument }, { policyOptions }] = await Promise.all([
      import('../../domain/audit/audit-listings.ts'),
      import('../../domain/audit/at-stake.ts'),
      import('../../domain/audit/listings-document.ts'),
      import('../../domain/audit/policy-options.ts'),
    ]);
    const tables = policyOptions(await loadOwnTables(this.flags.rules ?? []));
    const judged = auditListings(loaded.records, {
      ...this.scope,
      ...tables,
      own: {
        sellerNames: this.flags['seller-name'] ?? [],
        brands: this.flags['registered-brand'] ?? [],
        misspellings: this.flags.misspelling ?? [],
      },
    });
    const result = withStakes(judged, loaded.records, judged.asOf);
    await this.emit(listingsDocument(result, this.runFacts(loaded.files), loaded.problems));
  }
}
