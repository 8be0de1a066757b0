import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { mapArgs } from '../../../cli/map-flags.ts';
import { EXIT } from '../../../model/errors.ts';
import { loadMap, MAP_FILE } from '../../_stages/journey-map.ts';

const { date, profile } = inputFlags;

export default class JourneyMapCheck extends BaseCommand<typeof JourneyMapCheck> {
  static override summary = 'Find what is wrong with a journey map, line by line.';
  static override description =
    'Errors: unknown keys and metrics (with the nearest), wrong types, days that do not exist, fixes without an owner, targets without a unit or on a total. Warnings: a map not looked through for 90 days, stages without an owner, fixes past their day, targets no file can answer. Exits with 5 when there is an error.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> maps/bottle.yaml --fail-on warning',
    '<%= config.bin %> <%= command.id %> --format sarif --output map.sarif',
  ];
  static override args = mapArgs;
  static override flags = { date, profile };

  async run(): Promise<void> {
    const { faults, map, path } = await loadMap(this.args.map ?? MAP_FILE, this.context.asOf);
    const { mapCheckDocument } = await import('../../../domain/journey/map/map-document.ts');
    const document = mapCheckDocument({ did: 'checked', faults, file: path, map }, this.runFacts([]));
    await this.emit(document, document.data.errors > 0 ? { exitCode: EXIT.input } : {});
  }
}
