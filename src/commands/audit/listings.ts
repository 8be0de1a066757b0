import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { baselineFlags } from '../../cli/baseline-flags.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { auditWithManners, demandFolderOutside, writeFixes } from '../_stages/audit-listings.ts';
import { loadManners, saveBaseline } from '../_stages/audit-manners.ts';
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
    '<%= config.bin %> <%= command.id %> downloads --baseline audit-baseline.json --update-baseline',
    '<%= config.bin %> <%= command.id %> downloads --baseline audit-baseline.json --fail-on new --format sarif --output audit.sarif',
    '<%= config.bin %> <%= command.id %> downloads --fix proposals',
    '<%= config.bin %> <%= command.id %> downloads --score',
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
    ...baselineFlags,
    fix: Flags.string({
      summary:
        'Write what can be mended without judgement into this new folder: as a product file, as patches for the Listings API and as rows for a template. Your files are not touched.',
      helpValue: '<folder>',
      env: envName('fix'),
    }),
    score: Flags.boolean({
      summary: 'Add a score to each listing: the share of judged rules it keeps, with its arithmetic.',
      env: envName('score'),
    }),
  };

  async run(): Promise<void> {
    const { fix } = this.flags;
    demandFolderOutside(fix, this.paths);
    const manners = await loadManners(this.settings, this.flags, await loadOwnTables(this.flags.rules ?? []));
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Checking listings');
    const own = {
      sellerNames: this.flags['seller-name'] ?? [],
      brands: this.flags['registered-brand'] ?? [],
      misspellings: this.flags.misspelling ?? [],
    };
    const run = await auditWithManners(loaded.records, this.scope, manners, { score: this.flags.score, own });
    const { result, extras } = run;
    const fixes = fix === undefined ? {} : { fixes: await writeFixes(fix, run, loaded.records, manners) };
    const { listingsDocument } = await import('../../domain/audit/listings-document.ts');
    if (this.flags['update-baseline']) await saveBaseline(extras.manners.baseline);
    await this.emit(listingsDocument(result, this.runFacts(loaded.files), loaded.problems, { ...extras, ...fixes }));
  }
}
