import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { journeyFlags, journeyScope } from '../../cli/journey-flags.ts';
import { numberFlag } from '../../cli/review-flags.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;
const { asin, brand, family } = journeyFlags;
const EXAMPLES = 3;

export default class JourneyPains extends BaseCommand<typeof JourneyPains> {
  static override summary = 'What buyers complain of: returns, feedback, reviews, and a survey of your own shop.';
  static override description =
    'Returns in seven groups by what you can do about them, with share, interval and trend; seller feedback; topics of the Customer Feedback API; reviews and survey answers from files of your own. Below twenty comments it shows the comments instead of counting them. Words are counted, moods are not guessed. The net promoter score is of your own shop: buyers on Amazon may not be surveyed. Words of buyers are personal: the examples are for you.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> returns.txt reviews.csv --asin B0ABCDEFGH --examples 10',
    '<%= config.bin %> <%= command.id %> survey.csv --json',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    strict,
    asin,
    brand,
    family,
    examples: Flags.string({
      summary: `Comments shown for each group, newest first (default: ${EXAMPLES}).`,
      helpValue: '<number>',
      env: envName('examples'),
    }),
  };

  async run(): Promise<void> {
    const { asOf, since: first, until: last } = this.scope;
    const { products } = journeyScope(this.flags);
    const examples = numberFlag('examples', this.flags.examples, { least: 0, most: 1000, whole: true }) ?? EXAMPLES;
    const loaded = await loadReports(this.paths, this.loadOptions);
    const [{ painsOf }, { painsDocument }, { scopeRecords }] = await Promise.all([
      import('../../domain/journey/pains/pains.ts'),
      import('../../domain/journey/pains/pains-document.ts'),
      import('../../domain/journey/scope-records.ts'),
    ]);
    const asins = products === null ? null : scopeRecords(loaded.records, products).asins;
    const result = painsOf(loaded.records, { asOf, asins, since: first, until: last });
    await this.emit(painsDocument(result, examples, this.runFacts(loaded.files), loaded.problems));
  }
}
