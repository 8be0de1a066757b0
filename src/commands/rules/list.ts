import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';

const { marketplace, date, profile } = inputFlags;

export default class RulesList extends BaseCommand<typeof RulesList> {
  static override summary = 'The rule tables: dates, confidence and number of sources.';
  static override description =
    'Every number this program uses lives in a dated table with its sources. This lists them; `rules show` prints one.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --marketplace US --format csv',
  ];
  static override flags = { marketplace, date, profile };

  async run(): Promise<void> {
    const [{ findTables }, { rulesListDocument }] = await Promise.all([
      import('../../rules/registry.ts'),
      import('../../domain/rules/list-document.ts'),
    ]);
    const tables = await Promise.all(
      findTables(null, this.scope.marketplace).map(async ({ title, load }) => ({ title, table: await load() })),
    );
    await this.emit(rulesListDocument(tables, this.runFacts([])));
  }
}
