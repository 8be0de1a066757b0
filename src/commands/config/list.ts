import { BaseCommand } from '../../cli/base-command.ts';
import { configListDocument } from '../../cli/settings-document.ts';
import { Flags } from '@oclif/core';
import { envName } from '../../cli/env-name.ts';

export default class ConfigList extends BaseCommand<typeof ConfigList> {
  static override summary = 'Show every setting and its value.';
  static override description =
    'A value comes from a flag, an environment variable, the project file sellerctl.json (looked for in this folder and those above), the profile, or the default, in this order. --show-origin says which.';
  static override examples = [
    { description: 'See all settings', command: '<%= config.bin %> <%= command.id %>' },
    { description: 'Find out why a setting is as it is', command: '<%= config.bin %> <%= command.id %> --show-origin' },
    { description: 'Read them in a script', command: '<%= config.bin %> <%= command.id %> --json' },
  ];
  static override flags = {
    profile: Flags.string({
      summary: 'Show the settings of this profile.',
      helpValue: '<name>',
      env: envName('profile'),
    }),
    'show-origin': Flags.boolean({ summary: 'Show where each value comes from.', env: envName('show-origin') }),
  };

  async run(): Promise<void> {
    const showOrigin = this.flags['show-origin'];
    await this.emit(configListDocument(this.settings, this.runFacts([]), { showOrigin }));
  }
}
