import { archiveFlags, reportTypeOf } from '../../cli/archive-flags.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { archivedFiles } from '../_stages/archive.ts';

const { marketplace, date, since, until, profile } = inputFlags;

export default class ReportsGaps extends BaseCommand<typeof ReportsGaps> {
  static override summary = 'Which days are missing in the archive, and where to download them.';
  static override description =
    'Looks at each kind of report and marketplace of which the archive holds at least one file: days missing between them, and from the newest to yesterday. With --since also those before the first. A report of whole weeks is missing only when a whole week is.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    {
      command: '<%= config.bin %> <%= command.id %> --since 2026-01-01 --marketplace US',
      description: 'What this year lacks',
    },
    { command: '<%= config.bin %> <%= command.id %> --json', description: 'For a program' },
  ];
  static override flags = { marketplace, date, since, until, profile, ...archiveFlags };

  async run(): Promise<void> {
    const folder = this.loadOptions.archive;
    const [{ reportKinds }, { holdingsOf }, { gapsDocument }, files] = await Promise.all([
      import('../../readers/registry.ts'),
      import('../../domain/reports/holdings.ts'),
      import('../../domain/reports/gaps-document.ts'),
      archivedFiles(folder),
    ]);
    const kinds = reportKinds();
    const type = reportTypeOf(
      this.flags.type,
      kinds.map(({ id }) => id),
    );
    const { scope } = this;
    const holdings = holdingsOf(files).filter(
      (each) =>
        (type === null || each.reportType === type) &&
        (scope.marketplace === null || each.marketplace === scope.marketplace),
    );
    const downloads = new Map(kinds.map(({ id, download }) => [id, download]));
    await this.emit(gapsDocument({ ...scope, folder, holdings, downloads }, this.runFacts([])));
  }
}
