import { Flags } from '@oclif/core';

import { archiveFlags, reportTypeOf } from '../../cli/archive-flags.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { pruneArchive } from '../_stages/keep-archive.ts';

const { marketplace, profile } = inputFlags;

export default class ReportsPrune extends BaseCommand<typeof ReportsPrune> {
  static override summary = 'Remove reports from the archive that newer ones repeat, or that are old.';
  static override description =
    'Without --delete it only shows what would go. A report is repeated when a newer download is of the same kind and marketplaces, covers exactly the same days and has at least as many rows; files without dates (listings, stock) are never taken for repeated, because the history of changes is read from them. With --before also everything that ends before that day. Keep what your tax office wants to see.';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'See what newer downloads repeat' },
    { command: '<%= config.bin %> <%= command.id %> --before 2024-01-01', description: 'And what is older than 2024' },
    { command: '<%= config.bin %> <%= command.id %> --delete', description: 'Remove it for good' },
  ];
  static override flags = {
    marketplace,
    profile,
    ...archiveFlags,
    before: Flags.string({
      summary: 'Also reports whose last day is before this one.',
      helpValue: '<yyyy-mm-dd>',
      env: envName('before'),
    }),
    unknown: Flags.boolean({
      summary: 'Also files in which no report is known (kept by reports import --keep-unknown).',
      env: envName('unknown'),
    }),
    delete: Flags.boolean({
      summary: 'Really remove the files. Without it nothing is changed.',
      env: envName('delete'),
    }),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const remove = flags.delete === true;
    const folder = this.loadOptions.archive;
    const [{ reportKinds }, { prunableFiles }, { pruneDocument }] = await Promise.all([
      import('../../readers/registry.ts'),
      import('../../domain/reports/prunable.ts'),
      import('../../domain/reports/prune-document.ts'),
    ]);
    const reportType = reportTypeOf(
      flags.type,
      reportKinds().map(({ id }) => id),
    );
    const choice = {
      reportType,
      marketplace: this.scope.marketplace,
      before: this.day('before'),
      superseded: true,
      unknown: flags.unknown === true,
    };
    const pruned = await pruneArchive(folder, (files) => prunableFiles(files, choice), remove);
    await this.emit(pruneDocument({ folder, removing: remove, ...pruned }, this.runFacts([])));
  }
}
