import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { loadJournal } from '../../_stages/journal.ts';

const { date, profile } = inputFlags;

export default class JourneyExperimentsList extends BaseCommand<typeof JourneyExperimentsList> {
  static override summary = 'Every experiment of the journal.';
  static override description =
    'What was asked, how many sessions it needs and when it ends. Figures come from journey experiments check.';
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json'];
  static override flags = { date, profile };

  async run(): Promise<void> {
    const path = this.journalPath;
    const { experiments } = await loadJournal(path);
    const { experimentsDocument } = await import('../../../domain/journey/journal/experiments-document.ts');
    const input = { journal: path, experiments, records: null, asOf: this.context.asOf, problems: [] };
    await this.emit(experimentsDocument(input, this.runFacts([])));
  }
}
