import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { reportsAtHand } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class JourneyMetrics extends BaseCommand<typeof JourneyMetrics> {
  static override summary = 'Every metric of the journey, its formula, and the file it needs.';
  static override description =
    'Lists the registry: formula, unit, the reports each metric is made from and where to download them, and why some are not measured. With reports (paths, or the archive) it also says which of them these files give, for each marketplace, and why not the others.';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'The registry' },
    { command: '<%= config.bin %> <%= command.id %> ~/Downloads/amazon', description: 'What these files give' },
    {
      command: '<%= config.bin %> <%= command.id %> --filter stage=Retention --columns id,label,needs',
      description: 'One stage',
    },
  ];
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict };

  async run(): Promise<void> {
    const loaded = await reportsAtHand(this.paths, this.loadOptions);
    const [{ journeyReport }, { metricsDocument }] = await Promise.all([
      import('../../domain/journey/report.ts'),
      import('../../domain/journey/metrics-document.ts'),
    ]);
    const { asOf } = this.scope;
    const result = loaded === null ? null : journeyReport(loaded.records, this.scope);
    const problems = loaded === null ? [] : [...loaded.problems, ...(result?.problems ?? [])];
    await this.emit(metricsDocument(asOf, result, this.runFacts(loaded?.files ?? []), problems));
  }
}
