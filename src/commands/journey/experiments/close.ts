import { Args } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { changeJournalFile } from '../../_stages/journal.ts';

const { date, profile } = inputFlags;

export default class JourneyExperimentsClose extends BaseCommand<typeof JourneyExperimentsClose> {
  static override summary = 'Close an experiment: it stays in the journal and is not judged any more.';
  static override description = 'Writes the day into the journal; comments and everything else stay as they are.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 2026-11-15-B0ABCDEFGH',
    '<%= config.bin %> <%= command.id %> 2026-11-15-account --profile second',
  ];
  static override args = {
    experiment: Args.string({
      description: 'Id of the experiment; journey experiments list shows it.',
      required: true,
    }),
  };
  static override flags = { date, profile };

  async run(): Promise<void> {
    const path = this.journalPath;
    const { asOf } = this.context;
    const id = this.args.experiment;
    const journal = await changeJournalFile(path, () => ({ section: 'experiments', id, set: { closed: asOf } }));
    const { experimentsDocument } = await import('../../../domain/journey/journal/experiments-document.ts');
    const experiments = journal.experiments.filter((each) => each.id === id);
    const input = { journal: path, experiments, records: null, asOf, problems: [] };
    await this.emit(experimentsDocument(input, this.runFacts([])));
  }
}
