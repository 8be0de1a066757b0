import { Args } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { EXIT, UserError } from '../../model/errors.ts';

const { marketplace, date, profile } = inputFlags;

/** Shown when no marketplace is named, as `fees estimate` takes it. */
const HOME = 'US';

export default class RulesShow extends BaseCommand<typeof RulesShow> {
  static override summary = 'One kind of rule table: versions, sources, and the rows in force on a date.';
  static override description =
    'Without --marketplace it shows US where there is one. With --json, `data.tables` holds the whole tables in the shape that --rules takes, to start one of your own from.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> size-tiers',
    '<%= config.bin %> <%= command.id %> fulfillment-fees --marketplace US --date 2026-03-01',
    '<%= config.bin %> <%= command.id %> routes --marketplace DE',
    '<%= config.bin %> <%= command.id %> referral-fees --json',
  ];
  static override args = {
    kind: Args.string({ required: true, description: 'Kind of table, as `rules list` names it.' }),
  };
  static override flags = { marketplace, date, profile };

  async run(): Promise<void> {
    const [{ RULE_TABLES, findTables }, { rulesShowDocument }, { didYouMean }] = await Promise.all([
      import('../../rules/registry.ts'),
      import('../../domain/rules/show-document.ts'),
      import('../../cli/did-you-mean.ts'),
    ]);
    const { kind } = this.args;
    const known = [...new Set(RULE_TABLES.map((table) => table.kind))];
    if (!known.includes(kind)) {
      throw new UserError('rules-unknown', EXIT.usage, `There is no rule table "${kind}".`, [
        ...didYouMean(kind, known),
        `Known: ${known.join(', ')}.`,
      ]);
    }
    const everywhere = findTables(kind, null);
    const home = this.scope.marketplace ?? (everywhere.some((table) => table.marketplace === HOME) ? HOME : null);
    const found = findTables(kind, home);
    const others = everywhere.filter((table) => !found.includes(table)).map((table) => table.marketplace);
    if (found.length === 0) {
      throw new UserError('no-rule-table', EXIT.usage, `There is no ${kind} table for ${home ?? 'any marketplace'}.`, [
        `Known for: ${others.join(', ')}.`,
      ]);
    }
    const tables = await Promise.all(found.map(async ({ title, load }) => ({ title, table: await load() })));
    await this.emit(rulesShowDocument(kind, tables, this.scope.asOf, this.runFacts([]), others));
  }
}
