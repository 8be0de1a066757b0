import { BaseCommand } from '../../cli/base-command.ts';
import { configPathDocument } from '../../cli/settings-document.ts';

export default class ConfigPath extends BaseCommand<typeof ConfigPath> {
  static override summary = 'Print where your settings are kept.';
  static override description =
    'Prints the path of your own file of settings, whether it is there yet or not. With --json also the project file sellerctl.json, if one is in this folder or above.';
  static override examples = [
    { description: 'Where is the file?', command: '<%= config.bin %> <%= command.id %>' },
    { description: 'Both files, for a script', command: '<%= config.bin %> <%= command.id %> --json' },
  ];

  async run(): Promise<void> {
    if (this.format === 'table') await this.emitLine(this.settings.userFile.path);
    else await this.emit(configPathDocument(this.settings, this.runFacts([])));
  }
}
