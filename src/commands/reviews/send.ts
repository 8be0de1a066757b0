import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { numberFlag, reviewFlags } from '../../cli/review-flags.ts';
import { EXIT } from '../../model/errors.ts';
import { loadReports } from '../_stages/load.ts';
import { planRequests } from '../_stages/plan-requests.ts';
import { dueOrders, exitOfStop, sendDue } from '../_stages/send-solicitations.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;
/** More a day look like a machine gone wrong, not like a seller. */
const PER_DAY = 500;

export default class ReviewsSend extends BaseCommand<typeof ReviewsSend> {
  static override summary = "Send Amazon's own review request for the orders that are due, once each.";
  static override description =
    "Without --send it shows which orders would be asked, and nothing leaves. With it, each due order of the plan is offered to Amazon's Solicitations API: what Amazon offers is asked first, the request is written into the ledger before it leaves, and leaves once. A lost answer counts as sent until Amazon offers a request on a later day. Amazon writes the message. A file named STOP beside the ledger stops every run before its next order. Credentials are those of sellerctl auth login, or of SELLERCTL_SPAPI_CLIENT_ID, SELLERCTL_SPAPI_CLIENT_SECRET and SELLERCTL_SPAPI_REFRESH_TOKEN.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> orders.txt shipments.txt --marketplace US',
    '<%= config.bin %> <%= command.id %> orders.txt shipments.txt --marketplace US --send --per-day 100 --quiet',
    '<%= config.bin %> <%= command.id %> --marketplace DE --send --json',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    strict,
    ...reviewFlags,
    send: Flags.boolean({ summary: 'Really send. Without it nothing leaves the machine.', env: envName('send') }),
    'per-day': Flags.string({
      summary: `Most requests a day (default: ${PER_DAY}).`,
      helpValue: '<number>',
      env: envName('per-day'),
    }),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const perDay = numberFlag('per-day', flags['per-day'], { least: 1, most: 10_000, whole: true }) ?? PER_DAY;
    const loaded = await loadReports(this.paths, this.loadOptions);
    const plan = await planRequests(loaded.records, this.scope, flags, this.ledger);
    const orders = await dueOrders(plan, () => (flags.holdout === undefined ? null : 'ask'));
    const sending = flags.send === true;
    const result = sending
      ? await sendDue(orders, {
          ledger: this.ledgerPath,
          stateFolder: this.stateFolder,
          env: this.environment,
          account: this.accountPath,
          userAgent: this.userAgent,
          perDay,
          now: () => this.moment(),
          clock: () => this.clock(),
          progress: (text) => this.progress(text),
        })
      : null;
    const { sendDocument } = await import('../../domain/reviews/send-document.ts');
    const planned = orders.map(({ orderId, marketplace: shop, closesAt }) => {
      return { orderId, marketplace: shop, outcome: 'planned' as const, note: `The window closes on ${closesAt}.` };
    });
    const document = sendDocument(
      {
        asOf: plan.asOf,
        sending,
        orders: result?.outcomes ?? planned,
        left: result?.left ?? 0,
        stop: result?.stop ?? null,
      },
      this.runFacts(loaded.files),
      { rules: plan.rules, problems: loaded.problems },
    );
    const code = exitOfStop(result?.stop ?? null);
    await this.emit(document, code === EXIT.done ? {} : { exitCode: code });
  }
}
