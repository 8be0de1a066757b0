import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

/** Changes that fit a screen beside the rest of the page. */
const SCREENFUL = 25;
const NEAR = 'WHAT IS NEAR';

export default class FeesCliffs extends BaseCommand<typeof FeesCliffs> {
  static override summary = 'Prices, sides and weights that just miss a cheaper fee.';
  static override description =
    'For each SKU looks for the nearest lower price, smaller side and smaller weight from which on a unit earns more, and ranks them by what they save a year at the current sales of the last weeks on file. Dimensional weight, girth and every tier limit count.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --near-side 5mm --near-weight 10g --near-price 2%',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --format csv --output cliffs.csv',
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    ...inputFlags,
    'near-price': Flags.string({
      summary: 'How much of the price may be given up (default: 5%).',
      helpValue: '<percent>',
      helpGroup: NEAR,
      env: envName('near-price'),
    }),
    'near-weight': Flags.string({
      summary: 'How much lighter a unit may have to be (default: 30g).',
      helpValue: '<weight>',
      helpGroup: NEAR,
      env: envName('near-weight'),
    }),
    'near-side': Flags.string({
      summary: 'How much shorter a side may have to be (default: 10mm).',
      helpValue: '<length>',
      helpGroup: NEAR,
      env: envName('near-side'),
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
    all: Flags.boolean({ summary: 'List every change, not only the best.', env: envName('all') }),
  };

  async run(): Promise<void> {
    const [{ feeCliffs }, { cliffsDocument }, { readNear }] = await Promise.all([
      import('../../domain/fees/cliffs/fee-cliffs.ts'),
      import('../../domain/fees/cliffs/cliffs-document.ts'),
      import('../../domain/fees/cliffs/near.ts'),
    ]);
    const { flags } = this;
    const options = {
      ...this.scope,
      near: readNear({ price: flags['near-price'], weight: flags['near-weight'], side: flags['near-side'] }),
      weeks: flags.weeks ?? null,
      fulfilment: flags.fulfillment ?? null,
      ownTables: await loadOwnTables(flags.rules ?? []),
    };
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Looking for cheaper fees');
    const paged = this.isForEyes;
    const page = paged ? { limit: flags.all ? Infinity : SCREENFUL } : null;
    const document = cliffsDocument(feeCliffs(loaded.records, options), this.runFacts(loaded.files), { page });
    await this.emit({ ...document, problems: loaded.problems });
  }
}
