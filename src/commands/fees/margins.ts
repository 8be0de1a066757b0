import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

/** SKUs that fit a screen beside the rest of the page. */
const SCREENFUL = 25;

export default class FeesMargins extends BaseCommand<typeof FeesMargins> {
  static override summary = 'What each SKU earns after fees and cost, worst first.';
  static override description =
    'Joins your product file, fee preview, listings and orders (or traffic) by SKU, works out the fees of each unit by the card of the day, and ranks the SKUs by what they earned. Each field says which file it came from; what is missing is named, never guessed. Every marketplace is worked out for itself.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> products.csv fee-preview.txt orders.txt --marketplace US --since 2026-10-01',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --format csv --output margins.csv',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --filter "margin<0.1" --all',
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    ...inputFlags,
    fulfillment: Flags.option({
      summary: 'Who ships a SKU of which no file tells it: Amazon (fba) or you (fbm).',
      options: ['fba', 'fbm'] as const,
      env: envName('fulfillment'),
    })(),
    all: Flags.boolean({ summary: 'List every SKU, not only the worst.', env: envName('all') }),
  };

  async run(): Promise<void> {
    const loaded = await loadReports(this.paths, this.loadOptions);
    const { catalogueMargins, marginsDocument } = await import('../../domain/fees/margins/margins-document.ts');
    this.progress('Working out margins');
    const margins = catalogueMargins(loaded.records, {
      ...this.scope,
      fulfilment: this.flags.fulfillment ?? null,
      ownTables: await loadOwnTables(this.flags.rules ?? []),
    });
    const paged = this.isForEyes;
    const page = paged ? { limit: this.flags.all ? Infinity : SCREENFUL } : null;
    await this.emit(marginsDocument(margins, this.runFacts(loaded.files), { page }, loaded.problems));
  }
}
