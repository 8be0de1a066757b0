import { Args } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, profile, strict } = inputFlags;

export default class ReportsInspect extends BaseCommand<typeof ReportsInspect> {
  static override summary = 'Say what files are, and add up their columns.';
  static override description =
    'For each file: kind of report, encoding, delimiter, language, marketplace, days covered, rows, records, problems ' +
    'with their lines, and control sums to be compared with the file. Nothing is changed and nothing is sent. ' +
    'A file no kind claims is named with the kinds that come nearest.';
  static override examples = [
    '<%= config.bin %> reports inspect ~/Downloads',
    { command: '<%= config.bin %> reports inspect orders.txt --json', description: 'Control sums for a program' },
    { command: 'gunzip -c orders.txt.gz | <%= config.bin %> reports inspect -', description: 'From a pipe' },
  ];
  static override args = {
    path: Args.string({ description: 'File or folder of reports; - for standard input; none for the archive.' }),
  };
  static override strict = false;
  static override flags = { marketplace, date, profile, strict };

  async run(): Promise<void> {
    // Sums and problems alone: no record is held, however large the files are.
    const reading = { consumers: [], everyCell: true };
    const loaded = await loadReports(this.paths, { ...this.loadOptions, reading });
    const { inspectDocument } = await import('../../domain/reports/inspect-document.ts');
    await this.emit(inspectDocument(loaded.files, loaded.problems, this.runFacts(loaded.files)));
  }
}
