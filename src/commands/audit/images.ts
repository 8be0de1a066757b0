import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { baselineFlags } from '../../cli/baseline-flags.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { pictureFlags } from '../../cli/picture-flags.ts';
import { withScratchFolder } from '../../cli/scratch-folder.ts';
import { EXIT } from '../../model/errors.ts';
import { loadManners } from '../_stages/audit-manners.ts';
import { makeImageAudit } from '../_stages/make-image-audit.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules, strict } = inputFlags;

export default class AuditImages extends BaseCommand<typeof AuditImages> {
  static override summary = 'Measure product pictures: size, format, white ground, how much the product fills.';
  static override description =
    'Opens every picture strictly and judges its pixels. Takes files, folders, zip archives and addresses; pictures that listings name by address are taken too with --fetch. ' +
    'The rules of main images hold for files named <SKU or ASIN>.MAIN.jpg. A damaged file is a finding, and the run goes on. Nothing leaves the machine without --fetch.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> pictures',
    '<%= config.bin %> <%= command.id %> hero.jpg --main',
    '<%= config.bin %> <%= command.id %> pictures.zip --mark marked --output pictures.html',
    '<%= config.bin %> <%= command.id %> "Category+Listings+Report.xlsm" --fetch',
    '<%= config.bin %> <%= command.id %> https://pictures.example/B0ABCDEFGH.MAIN.jpg --fetch',
    '<%= config.bin %> <%= command.id %> pictures --fix mended',
    '<%= config.bin %> <%= command.id %> pictures --fail-on error --json',
    '<%= config.bin %> <%= command.id %> pictures --baseline pictures.json --fail-on new --format junit',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    profile,
    rules,
    strict,
    ...baselineFlags,
    main: Flags.boolean({
      summary: 'Judge pictures whose name tells no slot as main images.',
      env: envName('main'),
    }),
    ...pictureFlags,
  };

  async run(): Promise<void> {
    const { fetch, fix, main, mark } = this.flags;
    const allowPrivate = this.flags['allow-private-addresses'];
    const { asOf, marketplace: shop } = this.scope;
    const manners = await loadManners(this.settings, this.flags, await loadOwnTables(this.flags.rules ?? []));
    const { config, context } = this;
    await withScratchFolder(async (scratch) => {
      const { document, complete } = await makeImageAudit(this.paths, {
        audit: { asOf, marketplace: shop, assumedSlot: main ? 'MAIN' : null },
        manners,
        updateBaseline: this.flags['update-baseline'] === true,
        scratch,
        fetch: fetch
          ? { cacheDir: config.cacheDir, allowPrivate, userAgent: `sellerctl/${config.version}`, now: context.now }
          : null,
        mark: mark ?? null,
        fix: fix ?? null,
        thumbnails: this.format === 'html',
        progress: (text) => this.progress(text),
        runFacts: (files) => this.runFacts(files),
      });
      await this.emit(document, complete ? {} : { exitCode: EXIT.network });
    });
  }
}
