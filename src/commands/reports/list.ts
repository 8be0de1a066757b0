import { BaseCommand } from '../../cli/base-command.ts';

export default class ReportsList extends BaseCommand<typeof ReportsList> {
  static override summary = 'List the kinds of report that are read, and where to download each.';
  static override description =
    'Every kind of file sellerctl reads, with the place in Seller Central where it is downloaded, what it is used for ' +
    'and the languages in which its headings are known. Put the files into one folder as they are; they are ' +
    'recognised by what is in them, not by their names.';
  static override examples = [
    '<%= config.bin %> reports list',
    {
      command: '<%= config.bin %> reports list --format csv --columns id,download',
      description: 'Ids and places alone, for a spreadsheet',
    },
  ];

  async run(): Promise<void> {
    const [{ reportKinds }, { listDocument }] = await Promise.all([
      import('../../readers/registry.ts'),
      import('../../domain/reports/list-document.ts'),
    ]);
    await this.emit(listDocument(reportKinds(), this.runFacts([])));
  }
}
