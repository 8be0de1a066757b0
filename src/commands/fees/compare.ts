import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { marketplaceCode } from '../../cli/marketplace-flag.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

/** SKUs that fit a screen beside the rest of the page. */
const SCREENFUL = 25;
const SIDES = 'WHAT IS COMPARED';

export default class FeesCompare extends BaseCommand<typeof FeesCompare> {
  static override summary = 'What changes in fees and profit: two days, two marketplaces, or what if.';
  static override description =
    'Works out every SKU twice and shows what changes per unit, in all, and in a year at the current sales of the last weeks on file. What-ifs change price, cost, sides (length is the longest, width the median, height the shortest), weight, category, route, fulfillment or product-type.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --from 2026-09-01 --to 2026-11-01',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --set price=+5%',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --set height=-3mm --set weight=-20g --sku MUG-1',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --marketplace DE --to-marketplace FR',
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    ...inputFlags,
    from: Flags.string({
      summary: 'Fees of this day before (default: the day of --date).',
      helpValue: '<yyyy-mm-dd>',
      helpGroup: SIDES,
      env: envName('from'),
    }),
    to: Flags.string({
      summary: 'Fees of this day after (default: the day of --date).',
      helpValue: '<yyyy-mm-dd>',
      helpGroup: SIDES,
      env: envName('to'),
    }),
    'to-marketplace': Flags.string({
      summary: 'Compare with the same products in this marketplace.',
      helpValue: '<code>',
      helpGroup: SIDES,
      env: envName('to-marketplace'),
    }),
    set: Flags.string({
      summary:
        'What if: price=+5%, cost=-0.40, length=-3mm, weight=12oz, category=Toys... May be given more than once.',
      helpValue: '<key=value>',
      helpGroup: SIDES,
      multiple: true,
      multipleNonGreedy: true,
      env: envName('set'),
    }),
    sku: Flags.string({
      summary: 'Only this SKU. May be given more than once.',
      helpValue: '<sku>',
      helpGroup: SIDES,
      multiple: true,
      multipleNonGreedy: true,
      env: envName('sku'),
    }),
    weeks: Flags.integer({
      summary: 'Weeks of sales on file that are called current (default: 8).',
      helpValue: '<number>',
      min: 1,
      max: 104,
      env: envName('weeks'),
    }),
    fulfillment: Flags.option({
      summary: 'Who ships a SKU of which no file tells it: Amazon (fba) or you (fbm).',
      options: ['fba', 'fbm'] as const,
      env: envName('fulfillment'),
    })(),
    all: Flags.boolean({ summary: 'List every SKU, not only the worst.', env: envName('all') }),
  };

  async run(): Promise<void> {
    const [{ compareFees }, { compareDocument }, { parseChange }] = await Promise.all([
      import('../../domain/fees/compare/compare-fees.ts'),
      import('../../domain/fees/compare/compare-document.ts'),
      import('../../domain/fees/compare/parse-change.ts'),
    ]);
    const { flags } = this;
    const other = flags['to-marketplace'];
    const options = {
      ...this.scope,
      from: this.day('from'),
      to: this.day('to'),
      toMarketplace: other === undefined ? null : marketplaceCode(other),
      changes: (flags.set ?? []).map(parseChange),
      skus: flags.sku ?? [],
      weeks: flags.weeks ?? null,
      fulfilment: flags.fulfillment ?? null,
      ownTables: await loadOwnTables(flags.rules ?? []),
    };
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Comparing fees');
    const paged = this.isForEyes;
    const page = paged ? { limit: flags.all ? Infinity : SCREENFUL } : null;
    const document = compareDocument(compareFees(loaded.records, options), this.runFacts(loaded.files), { page });
    await this.emit({ ...document, problems: loaded.problems });
  }
}
