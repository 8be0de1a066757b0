import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { baselineFlags } from '../../cli/baseline-flags.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadManners, saveBaseline } from '../_stages/audit-manners.ts';
import { loadReports } from '../_stages/load.ts';
import { measureImages, picturesOf } from '../_stages/measure-images.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules, strict } = inputFlags;

export default class AuditImages extends BaseCommand<typeof AuditImages> {
  static override summary = 'Measure product pictures: size, format, white ground, how much the product fills.';
  static override description =
    'Opens every picture strictly and judges its pixels. The rules of main images hold for files named <SKU or ASIN>.MAIN.jpg. A damaged file is a finding, and the run goes on.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> pictures',
    '<%= config.bin %> <%= command.id %> hero.jpg --main',
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
  };

  async run(): Promise<void> {
    const manners = await loadManners(this.settings, this.flags, await loadOwnTables(this.flags.rules ?? []));
    // Without the archive, which keeps no pictures.
    const { marketplace: shop, progress } = this.loadOptions;
    const loaded = await loadReports(this.paths, { marketplace: shop, progress });
    const pictures = await picturesOf(loaded);
    const images = await measureImages(pictures.images, { progress: (text) => this.progress(text) });
    const [{ auditImages, placedImages }, { imagesDocument }, { applyManners }] = await Promise.all([
      import('../../domain/audit/audit-images.ts'),
      import('../../domain/audit/images-document.ts'),
      import('../../domain/audit/manners/apply-manners.ts'),
    ]);
    const assumedSlot = this.flags.main ? 'MAIN' : null;
    const audited = auditImages(images, { ...this.scope, ...manners.own, assumedSlot });
    const judged = applyManners(placedImages(audited.images), { asOf: this.scope.asOf, ...manners });
    if (this.flags['update-baseline']) await saveBaseline(judged.manners.baseline);
    const result = { ...audited, images: judged.units };
    await this.emit(imagesDocument(result, this.runFacts(loaded.files), pictures.problems, judged.manners));
  }
}
