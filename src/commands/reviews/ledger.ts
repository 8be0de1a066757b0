import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';

const { date, marketplace, profile } = inputFlags;

export default class ReviewsLedger extends BaseCommand<typeof ReviewsLedger> {
  static override summary = 'What was asked: list it, look an order up, note orders asked by hand.';
  static override description =
    'Every order is asked once, through one channel; this ledger is what remembers. It holds salted hashes of order ids, shop, route, time and state, and no buyer. Export it with --format csv or json. --forget takes an order off whose draft was never sent.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --order 111-1234567-1234567',
    '<%= config.bin %> <%= command.id %> --import asked-by-hand.txt --marketplace US',
    '<%= config.bin %> <%= command.id %> --format csv --output ledger.csv',
  ];
  static override flags = {
    marketplace,
    date,
    profile,
    order: Flags.string({ summary: 'What is known of this order.', helpValue: '<order-id>', env: envName('order') }),
    import: Flags.string({
      summary: 'Note the orders of this list as asked by hand, one id a line.',
      helpValue: '<file>',
      env: envName('import'),
    }),
    forget: Flags.string({
      summary: 'Take a drafted order off, because its draft was not sent.',
      helpValue: '<order-id>',
      env: envName('forget'),
    }),
  };

  async run(): Promise<void> {
    const { order, forget, import: list } = this.flags;
    const { lookUp } = await import('../_stages/look-up-ledger.ts');
    const found = await lookUp(this.ledgerPath, {
      order: order ?? null,
      list: list ?? null,
      forget: forget ?? null,
      marketplace: this.scope.marketplace,
      at: this.instant,
    });
    const { ledgerDocument } = await import('../../domain/reviews/ledger-document.ts');
    await this.emit(ledgerDocument(found, this.runFacts([]), []));
  }
}
