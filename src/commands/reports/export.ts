import { Args } from '@oclif/core';

import { archiveFlags, reportTypeOf } from '../../cli/archive-flags.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { EXIT } from '../../model/errors.ts';
import { exportArchive } from '../_stages/keep-archive.ts';

const { marketplace, date, since, until, profile } = inputFlags;

export default class ReportsExport extends BaseCommand<typeof ReportsExport> {
  static override summary = 'Write reports of the archive into a folder, byte for byte as they were received.';
  static override description =
    'Each file gets the name it was imported under, made safe for every system; where two files have one name, the beginning of the hash is added. Files that are there already are left, and nothing is replaced. The archive stays as it is. The files can be read by their owner alone.';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %> backup', description: 'Everything' },
    {
      command:
        '<%= config.bin %> <%= command.id %> for-the-accountant --type GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2 --since 2026-01-01',
      description: 'Settlements of this year',
    },
  ];
  static override args = {
    folder: Args.string({ description: 'Folder to write into; made when it is not there.', required: true }),
  };
  static override flags = { marketplace, date, since, until, profile, ...archiveFlags };

  async run(): Promise<void> {
    const archive = this.loadOptions.archive;
    const to = this.args.folder;
    const [{ reportKinds }, { chosenFiles }, { exportDocument }] = await Promise.all([
      import('../../readers/registry.ts'),
      import('../../domain/reports/archive-choice.ts'),
      import('../../domain/reports/export-document.ts'),
    ]);
    const reportType = reportTypeOf(
      this.flags.type,
      reportKinds().map(({ id }) => id),
    );
    const { marketplace: shop, since: first, until: last } = this.scope;
    const choice = { reportType, marketplace: shop, since: first, until: last };
    const files = await exportArchive(archive, to, (all) => chosenFiles(all, choice));
    const document = exportDocument({ archive, folder: to, files }, this.runFacts([]));
    await this.emit(document, document.problems.length > 0 ? { exitCode: EXIT.input } : {});
  }
}
