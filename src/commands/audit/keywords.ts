import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';
import { loadTargets } from '../_stages/load-targets.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules, strict } = inputFlags;

const TARGETS = 'TARGETS';

export default class AuditKeywords extends BaseCommand<typeof AuditKeywords> {
  static override summary = 'Say which searched phrases your listings cover, and which search terms would add most.';
  static override description =
    'Joins your listings with the phrases of keyword exports, Search Query Performance, search term reports or a plain list; says how each phrase is covered and by which field, what bytes of the search terms are lost, which words to use instead within the byte limit, how a long title can be cut, and at which step a query loses shoppers. Nothing is changed: every text is a proposal.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> downloads',
    '<%= config.bin %> <%= command.id %> downloads --targets US_AMAZON_cerebro.csv --sku KW-BTL-BLU',
    '<%= config.bin %> <%= command.id %> products.csv --targets phrases.txt --brand "Hydro Peak" --brand Alpina',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --date 2027-01-01 --json',
    '<%= config.bin %> <%= command.id %> downloads --phrases 1000 --format csv --output phrases.csv',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    profile,
    rules,
    strict,
    targets: Flags.string({
      summary:
        'Judge by the phrases of this file: any keyword report, or a list with one phrase a line. They go to every listing. May be given more than once.',
      helpValue: '<file>',
      helpGroup: TARGETS,
      multiple: true,
      multipleNonGreedy: true,
      env: envName('targets'),
    }),
    sku: Flags.string({
      summary: 'Judge only this listing. May be given more than once.',
      helpValue: '<sku>',
      helpGroup: TARGETS,
      multiple: true,
      multipleNonGreedy: true,
      env: envName('sku'),
    }),
    brand: Flags.string({
      summary:
        'Leave out phrases with this brand, and never propose it. Your own brands are known from your listings. May be given more than once.',
      helpValue: '<name>',
      helpGroup: TARGETS,
      multiple: true,
      multipleNonGreedy: true,
      env: envName('brand'),
    }),
    'include-brands': Flags.boolean({
      summary: 'Keep phrases with the brands of --brand among the targets; their words are still never proposed.',
      helpGroup: TARGETS,
      env: envName('include-brands'),
    }),
    phrases: Flags.integer({
      summary: 'List so many phrases with each listing, the most searched first.',
      helpValue: '<number>',
      helpGroup: TARGETS,
      default: 50,
      min: 0,
      env: envName('phrases'),
    }),
  };

  async run(): Promise<void> {
    const { targets = [], sku, brand, phrases } = this.flags;
    const named = await loadTargets(targets, this.loadOptions);
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Comparing phrases with listings');
    const [{ auditKeywords }, { keywordsDocument }, { policyOptions }] = await Promise.all([
      import('../../domain/audit/keywords/audit-keywords.ts'),
      import('../../domain/audit/keywords/keywords-document.ts'),
      import('../../domain/audit/policy-options.ts'),
    ]);
    const own = policyOptions(await loadOwnTables(this.flags.rules ?? []));
    const audit = auditKeywords(loaded.records, {
      ...this.scope,
      ...own,
      named: named?.records ?? null,
      brands: brand ?? [],
      includeBrands: this.flags['include-brands'] === true,
      skus: sku ?? [],
    });
    const forEyes = this.isForEyes;
    const files = [...loaded.files, ...(named?.files ?? [])];
    const problems = [...loaded.problems, ...(named?.problems ?? [])];
    await this.emit(keywordsDocument(audit, this.runFacts(files), { phrases, forEyes }, problems));
  }
}
