import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { journeyFlags, journeyScope, journeyViewFlags } from '../../cli/journey-flags.ts';
import { loadJournal } from '../_stages/journal.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class JourneyReport extends BaseCommand<typeof JourneyReport> {
  static override summary = 'Five stages of the customer journey, and the products whose conversion leaks.';
  static override description =
    'Reads traffic, search, orders, returns and settlements from the files and shows awareness, consideration, purchase, retention and advocacy for each marketplace. Every number is recomputed from counts and comes with its interval, its count and how fresh it is. A product is called a leak only when two of three judges agree: its own history, the rest of the catalogue, the rest of the market.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/seller-central',
    '<%= config.bin %> <%= command.id %> reports --marketplace US --since 2026-09-13 --until 2026-11-07',
    '<%= config.bin %> <%= command.id %> reports --family B0ABCDEFGH --compare previous-year',
    '<%= config.bin %> <%= command.id %> reports --digest --format markdown --quiet',
    '<%= config.bin %> <%= command.id %> reports --json --fail-on leak',
  ];
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict, ...journeyFlags, ...journeyViewFlags };

  async run(): Promise<void> {
    const { events } = await loadJournal(this.journalPath);
    const scope = { ...this.scope, ...journeyScope(this.flags), events };
    const loaded = await loadReports(this.paths, this.loadOptions);
    const [{ journeyReport }, { journeyDocument }] = await Promise.all([
      import('../../domain/journey/report.ts'),
      import('../../domain/journey/journey-document.ts'),
    ]);
    const result = journeyReport(loaded.records, scope);
    const run = this.runFacts(loaded.files);
    if (this.flags.digest === true) {
      const { digestDocument } = await import('../../domain/journey/digest-document.ts');
      await this.emit(digestDocument(result, run, loaded.problems));
      return;
    }
    await this.emit(journeyDocument(result, run, loaded.problems, this.flags.frame));
  }
}
