import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { settingKey } from '../../cli/setting-keys.ts';
import { configGetDocument, settingJson, settingText } from '../../cli/settings-document.ts';

export default class ConfigGet extends BaseCommand<typeof ConfigGet> {
  static override summary = 'Print the value of one setting.';
  static override description =
    'Prints the bare value and a line feed, so that a script can take it; nothing but the line feed when nothing sets it.';
  static override examples = [
    { description: 'The marketplace in use', command: '<%= config.bin %> <%= command.id %> marketplace' },
    { description: 'The same with what sets it', command: '<%= config.bin %> <%= command.id %> marketplace --json' },
  ];
  static override args = {
    setting: Args.string({ description: 'Name of the setting, for example marketplace.', required: true }),
  };
  static override flags = {
    profile: Flags.string({ summary: 'Read this profile.', helpValue: '<name>', env: envName('profile') }),
  };

  async run(): Promise<void> {
    const { key } = settingKey(this.args.setting);
    const found = this.settings.values.find((value) => value.key === key);
    if (found === undefined) return;
    if (this.format === 'table') await this.emitLine(settingText(settingJson(found)));
    else await this.emit(configGetDocument(found, this.runFacts([])));
  }
}
