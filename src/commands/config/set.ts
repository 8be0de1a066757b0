import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { changeSetting } from '../../cli/change-setting.ts';
import { envName } from '../../cli/env-name.ts';
import { settingKey } from '../../cli/setting-keys.ts';
import { configListDocument } from '../../cli/settings-document.ts';

export default class ConfigSet extends BaseCommand<typeof ConfigSet> {
  static override summary = 'Change one setting in your own file.';
  static override description =
    'Writes to a profile of your own file (see config path), which only you may read. Without a value, or with an empty one, the setting is taken out. A profile that is not there yet is made. "config set profile NAME" chooses the profile used where none is named.';
  static override examples = [
    { description: 'Work on the German marketplace', command: '<%= config.bin %> <%= command.id %> marketplace DE' },
    {
      description: 'Make a profile for a second account',
      command: '<%= config.bin %> <%= command.id %> marketplace UK --profile second',
    },
    { description: 'Take a setting out', command: '<%= config.bin %> <%= command.id %> marketplace' },
  ];
  static override args = {
    setting: Args.string({ description: 'Name of the setting, for example marketplace.', required: true }),
    value: Args.string({ description: 'The new value; leave it out to take the setting out.' }),
  };
  static override flags = {
    profile: Flags.string({ summary: 'Change this profile.', helpValue: '<name>', env: envName('profile') }),
  };
  protected override readonly profileMayBeNew = true;

  async run(): Promise<void> {
    const setting = settingKey(this.args.setting);
    const settings = await changeSetting(this.settings, setting, this.args.value);
    await this.emit(configListDocument(settings, this.runFacts([]), { showOrigin: true }));
  }
}
