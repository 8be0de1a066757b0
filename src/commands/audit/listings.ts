import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules, strict } = inputFlags;

export default class AuditListings extends BaseCommand<typeof AuditListings> {
  static override summary = 'Judge titles, highlights, bullets, descriptions and search terms by the rules of a day.';
  static override description =
    'Reads the All Listings report and your product file, joins them by SKU and marketplace, and names each broken rule with the exact text, its place, the measured value and the limit. What the files do not hold is "not checked", never "passed".';
  static override examples = [
    '<%= config.bin %> <%= command.id %> downloads',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --fail-on error',
    '<%= config.bin %> <%= command.id %> All+Listings+Report.txt products.csv --date 2027-01-01 --json',
  ];
  static override strict = false;
  static override flags = { marketplace, date, profile, rules, strict };

  async run(): Promise<void> {
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Checking listings');
    const [{ auditListings }, { listingsDocument }, { policyOptions }] = await Promise.all([
      import('../../domain/audit/audit-listings.ts'),
      import('../../domain/audit/listings-document.ts'),
      import('../../domain/audit/policy-options.ts'),
    ]);
    const own = policyOptions(await loadOwnTables(this.flags.rules ?? []));
    const result = auditListings(loaded.records, { ...this.scope, ...own });
    await this.emit(listingsDocument(result, this.runFacts(loaded.files), loaded.problems));
  }
}
