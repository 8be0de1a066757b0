import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { journeyFlags, journeyScope } from '../../cli/journey-flags.ts';
import { loadJournal } from '../_stages/journal.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class JourneyLeaks extends BaseCommand<typeof JourneyLeaks> {
  static override summary = 'Products and steps that lose buyers, what it costs, and what to look at next.';
  static override description =
    'Three judges look at the conversion of every product: its own history, the rest of the catalogue, the rest of the market. A leak needs two that agree after correction for all tests; one alone is a suspicion, and only where the others lack data. Products that ran out of stock or lost the featured offer are named apart; weeks with a peak (Black Friday, or an event of yours) are not compared with a product’s own history. The search funnel is set beside all other sellers of the same queries, and each step priced at their rate. --fail-on leak exits with 3.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> reports --brand Kestrel --output leaks.html',
    '<%= config.bin %> <%= command.id %> reports --json --fail-on leak',
  ];
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict, ...journeyFlags };

  async run(): Promise<void> {
    const { events } = await loadJournal(this.journalPath);
    const scope = { ...this.scope, ...journeyScope(this.flags), events };
    const loaded = await loadReports(this.paths, this.loadOptions);
    const [{ journeyReport }, { leaksDocument }] = await Promise.all([
      import('../../domain/journey/report.ts'),
      import('../../domain/journey/leaks-document.ts'),
    ]);
    const result = journeyReport(loaded.records, scope);
    await this.emit(leaksDocument(result, this.runFacts(loaded.files), loaded.problems));
  }
}
