import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { changeJournalFile, loadJournal } from '../../_stages/journal.ts';
import { loadReports } from '../../_stages/load.ts';

const { marketplace, date, profile, strict } = inputFlags;

export default class JourneyExperimentsCheck extends BaseCommand<typeof JourneyExperimentsCheck> {
  static override summary = 'What came of the experiments that are open, once they are over.';
  static override description =
    'Before the end no verdict is given, and the look is noted in the journal: who looks often finds differences that are none. After it the complete weeks before the start are compared with those from the start to the end; below the needed number of sessions it says how many are missing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> --marketplace US --json',
  ];
  static override strict = false;
  static override flags = { marketplace, date, profile, strict };

  async run(): Promise<void> {
    const path = this.journalPath;
    const { asOf } = this.scope;
    const open = ({ closed }: { readonly closed: string | null }): boolean => closed === null;
    const loaded = await loadReports(this.paths, this.loadOptions);
    const before = await loadJournal(path);
    for (const { id, end, looks } of before.experiments.filter(open)) {
      if (asOf > end || looks.includes(asOf)) continue;
      await changeJournalFile(path, () => ({ section: 'experiments', id, set: { looks: [...looks, asOf] } }));
    }
    const { experimentsDocument } = await import('../../../domain/journey/journal/experiments-document.ts');
    const experiments = before.experiments.filter(open);
    const input = { journal: path, experiments, records: loaded.records, asOf, problems: loaded.problems };
    await this.emit(experimentsDocument(input, this.runFacts(loaded.files)));
  }
}
