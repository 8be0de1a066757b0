import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { demandPaths, importReports, periodOf, rebuildArchive } from '../_stages/archive.ts';

const { marketplace, date, profile, strict } = inputFlags;

export default class ReportsImport extends BaseCommand<typeof ReportsImport> {
  static override summary = 'Keep reports in the archive, which every command reads when no path is given.';
  static override description =
    'Copies each report as it is, named by its hash, and says what is new, what was there already and what is no report ' +
    '(left out; pictures too, which stay in their folder). Import the same download as often as you like, or exports ' +
    'whose days overlap: no row is counted twice, and where a newer download states a day again, the newer one holds. ' +
    'The archive is a folder of the profile on this machine (setting "archive"); nothing is sent.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    {
      command:
        '<%= config.bin %> <%= command.id %> BusinessReport.csv --marketplace DE --period 2026-10-01..2026-10-31',
      description: 'Say what a file without shop and dates does not tell',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --rebuild',
      description: 'Check every archived file and make the index anew',
    },
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    period: Flags.string({
      summary: 'Days that files without dates cover, first and last.',
      helpValue: '<yyyy-mm-dd..yyyy-mm-dd>',
      env: envName('period'),
    }),
    profile,
    strict,
    'keep-unknown': Flags.boolean({
      summary: 'Also keep files that are no known report; --rebuild of a later version may know them.',
      env: envName('keep-unknown'),
    }),
    rebuild: Flags.boolean({
      summary: 'Check every archived file against its hash and make the index anew; takes no path.',
      env: envName('rebuild'),
    }),
  };

  async run(): Promise<void> {
    const { archive: folder, progress } = this.loadOptions;
    demandPaths(this.paths, this.flags.rebuild);
    const result = this.flags.rebuild
      ? await rebuildArchive(folder, progress)
      : await importReports(this.paths, {
          folder,
          marketplace: this.scope.marketplace,
          period: periodOf(this.flags.period),
          now: this.context.now,
          keepUnknown: this.flags['keep-unknown'],
          progress,
        });
    const { importDocument } = await import('../../domain/reports/import-document.ts');
    await this.emit(importDocument({ folder, ...result }, this.runFacts(result.inputs)));
  }
}
