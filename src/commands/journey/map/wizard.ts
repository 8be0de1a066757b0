import { askInTerminal, demandAnswers, sayAside } from '../../../cli/ask.ts';
import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { mapArgs } from '../../../cli/map-flags.ts';
import { loadMap, MAP_FILE } from '../../_stages/journey-map.ts';
import { runWizard } from '../../_stages/map-wizard.ts';

const { date, profile } = inputFlags;

export default class JourneyMapWizard extends BaseCommand<typeof JourneyMapWizard> {
  static override summary = 'Be led through the eight steps of a journey map.';
  static override description =
    'Asks for objectives, personas, whom the map is for, stages and touchpoints, what it shows, resources and owners, what you find when you walk the journey yourself, and the changes that follow. Every answer is in the file at once: leave with Ctrl-C and go on another day. A map written by hand is asked only for what it lacks.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> maps/bottle.yaml',
  ];
  static override args = mapArgs;
  static override flags = { date, profile };

  async run(): Promise<void> {
    const path = this.args.map ?? MAP_FILE;
    const { asOf } = this.context;
    demandAnswers(
      'The wizard',
      this.flags['no-input'] !== true,
      `Begin with an example: sellerctl journey map init ${path}`,
    );
    await runWizard({ path, asOf, ask: askInTerminal, say: sayAside });
    const { faults, map } = await loadMap(path, asOf);
    const { mapCheckDocument } = await import('../../../domain/journey/map/map-document.ts');
    await this.emit(mapCheckDocument({ did: 'written', faults, file: path, map }, this.runFacts([])));
  }
}
