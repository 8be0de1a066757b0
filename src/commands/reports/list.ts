import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { archivedFiles } from '../_stages/archive.ts';

const { profile } = inputFlags;

export default class ReportsList extends BaseCommand<typeof ReportsList> {
  static override summary = 'List the reports in the archive with their gaps, and the kinds that are read.';
  static override description =
    'First what was imported: by kind and marketplace the days covered and the days missing in between. Then every kind ' +
    'of file sellerctl reads, with the place in Seller Central where it is downloaded, what it is used for and the ' +
    'languages in which its headings are known. Keep files as they are; they are recognised by what is in them, not by ' +
    'their names.';
  static override examples = [
    '<%= config.bin %> reports list',
    {
      command: '<%= config.bin %> reports list --format csv --columns id,download',
      description: 'Ids and places alone, for a spreadsheet',
    },
    {
      command: '<%= config.bin %> reports list --json',
      description: 'Days covered and gaps, for a program',
    },
  ];
  static override flags = { profile };

  async run(): Promise<void> {
    const folder = this.loadOptions.archive;
    const [{ reportKinds }, { holdingsOf }, { listDocument }, files] = await Promise.all([
      import('../../readers/registry.ts'),
      import('../../domain/reports/holdings.ts'),
      import('../../domain/reports/list-document.ts'),
      archivedFiles(folder),
    ]);
    const archive = { folder, files: files.length, holdings: holdingsOf(files) };
    await this.emit(listDocument(reportKinds(), archive, this.runFacts([])));
  }
}
