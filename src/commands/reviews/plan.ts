import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { reviewFlags } from '../../cli/review-flags.ts';
import { loadReports } from '../_stages/load.ts';
import { planRequests } from '../_stages/plan-requests.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;
/** Orders that fit a screen beside the rest of the page. */
const SCREENFUL = 15;

export default class ReviewsPlan extends BaseCommand<typeof ReviewsPlan> {
  static override summary = 'Who may be asked for a review, and when.';
  static override description =
    "Gives each order of the orders files a verdict with its reasons: ask now, wait, too late, left out, or not known. Fulfilled shipments tell when a parcel is expected; without them Amazon's window is estimated from the purchase date, and the page says so. Orders in the ledger were asked already. No order is left out for signs of an unhappy buyer: that would break Amazon's rules. Nothing is sent.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> orders.txt returns.txt --marketplace US --date 2026-11-09',
    '<%= config.bin %> <%= command.id %> orders.txt shipments.txt --explain 111-1234567-1234567',
    '<%= config.bin %> <%= command.id %> orders.txt --hold open-cases.txt --due-day 14',
    '<%= config.bin %> <%= command.id %> orders.txt --format csv --output queue.csv',
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    strict,
    ...reviewFlags,
    explain: Flags.string({
      summary: 'Show every rule beside this order.',
      helpValue: '<order-id>',
      env: envName('explain'),
    }),
    all: Flags.boolean({ summary: 'List every order, not only those due soonest.', env: envName('all') }),
  };

  async run(): Promise<void> {
    const { explain, all } = this.flags;
    const loaded = await loadReports(this.paths, this.loadOptions);
    const { planDocument } = await import('../../domain/reviews/plan-document.ts');
    const short = all !== true && this.isForEyes;
    const plan = await planRequests(loaded.records, this.scope, this.flags, this.ledger);
    const document = planDocument(plan, this.runFacts(loaded.files), {
      ...(explain === undefined ? {} : { explain }),
      ...(short ? { limit: SCREENFUL } : {}),
    });
    await this.emit({ ...document, problems: loaded.problems });
  }
}
