import { Flags } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { envName } from '../../../cli/env-name.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { mapArgs } from '../../../cli/map-flags.ts';
import { MAP_KINDS } from '../../../model/journey-map.ts';
import { loadMap, MAP_FILE, writeTemplate } from '../../_stages/journey-map.ts';

const { date, profile } = inputFlags;

export default class JourneyMapInit extends BaseCommand<typeof JourneyMapInit> {
  static override summary = 'Write an example of a journey map to begin with.';
  static override description =
    'A YAML file with comments that say what each key means: stages with touchpoints, actions, feelings, pains, fixes, owners, resources and metrics. All of it is an example; replace what is not true of your shop. A file that is there already is never overwritten.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> maps/bottle.yaml --kind future-state',
  ];
  static override args = mapArgs;
  static override flags = {
    date,
    profile,
    kind: Flags.option({
      summary: 'What the map shows.',
      options: MAP_KINDS,
      default: 'current-state' as const,
      env: envName('kind'),
    })(),
  };

  async run(): Promise<void> {
    const path = this.args.map ?? MAP_FILE;
    const { asOf } = this.context;
    await writeTemplate(path, this.flags.kind, asOf);
    const { faults, map } = await loadMap(path, asOf);
    const { mapCheckDocument } = await import('../../../domain/journey/map/map-document.ts');
    await this.emit(mapCheckDocument({ did: 'written', faults, file: path, map }, this.runFacts([])));
  }
}
