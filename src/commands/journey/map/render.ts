import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { mapArgs } from '../../../cli/map-flags.ts';
import { demandMap, MAP_FILE } from '../../_stages/journey-map.ts';
import { reportsAtHand } from '../../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class JourneyMapRender extends BaseCommand<typeof JourneyMapRender> {
  static override summary = 'Draw a journey map with live numbers, for the wall or the terminal.';
  static override description =
    'Stages side by side, lanes from touchpoints to fixes, and below them the metrics that each stage names, worked out from the files: value, interval, count and days. Targets are met when all of the interval is on the right side, not met when none of it is, else there is not enough data; days that may still change are left out of them. HTML is one page without scripts that prints on A4 or A3 laid across. Without reports the map is drawn without numbers.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> journey-map.yaml ~/Downloads/amazon --format html --output map.html',
    '<%= config.bin %> <%= command.id %> maps/bottle.yaml reports --format markdown',
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override args = mapArgs;
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict };

  async run(): Promise<void> {
    const { asOf, since, until } = this.scope;
    const { faults, map, path } = await demandMap(this.args.map ?? MAP_FILE, asOf);
    // The map may name the shop that its files do not tell.
    const shop = this.scope.marketplace ?? map.scope.marketplace;
    const loaded = await reportsAtHand(this.paths.slice(1), { ...this.loadOptions, marketplace: shop });
    const [{ drawMap }, { mapDocument }] = await Promise.all([
      import('../../../domain/journey/map/map-result.ts'),
      import('../../../domain/journey/map/map-document.ts'),
    ]);
    const drawn = drawMap(map, faults, loaded?.records ?? null, { asOf, marketplace: shop, since, until });
    const layout = this.format === 'html' || this.format === 'markdown' ? 'wall' : 'list';
    const run = this.runFacts(loaded?.files ?? []);
    await this.emit(mapDocument(drawn, { file: path, layout, problems: loaded?.problems ?? [], run }));
  }
}
