import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules } = inputFlags;
const PRODUCT = 'PRODUCT';

export default class FeesEstimate extends BaseCommand<typeof FeesEstimate> {
  static override summary = 'Fees, profit and break-even price of one product on one day.';
  static override description =
    'Works out referral, closing and FBA fees from dated tables and names the row and source of each amount. The date is the day the unit ships. Amounts are per unit, in the currency of the marketplace, without sales tax.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --marketplace US --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --category "Home and Kitchen" --cost 6.10',
    '<%= config.bin %> <%= command.id %> --price 18 --category Clothing --fulfillment fbm',
    '<%= config.bin %> <%= command.id %> --date 2026-03-01 --price 24.99 --dimensions 35x23x1.8cm --weight 82g --category Toys --explain',
  ];
  static override flags = {
    marketplace,
    date,
    profile,
    rules,
    price: Flags.string({
      summary: 'What the buyer pays for the item.',
      helpValue: '<amount>',
      helpGroup: PRODUCT,
      required: true,
      env: envName('price'),
    }),
    dimensions: Flags.string({
      summary: 'Three sides of the packaged unit, in any order, with in, cm or mm.',
      helpValue: '<13.8x9x0.7in>',
      helpGroup: PRODUCT,
      env: envName('dimensions'),
    }),
    weight: Flags.string({
      summary: 'Weight of the packaged unit, with oz, lb, g or kg.',
      helpValue: '<2.88oz>',
      helpGroup: PRODUCT,
      env: envName('weight'),
    }),
    category: Flags.string({
      summary: 'Fee category, as the fee schedule names it.',
      helpValue: '<name>',
      helpGroup: PRODUCT,
      required: true,
      env: envName('category'),
    }),
    'product-type': Flags.option({
      summary: 'Which FBA card holds.',
      options: ['non-apparel', 'apparel', 'dangerous-goods'] as const,
      default: 'non-apparel',
      helpGroup: PRODUCT,
      env: envName('product-type'),
    })(),
    fulfillment: Flags.option({
      summary: 'Who ships: Amazon (fba) or the seller (fbm).',
      options: ['fba', 'fbm'] as const,
      default: 'fba',
      helpGroup: PRODUCT,
      env: envName('fulfillment'),
    })(),
    cost: Flags.string({
      summary: 'Landed cost of one unit; without it there is no profit.',
      helpValue: '<amount>',
      helpGroup: PRODUCT,
      env: envName('cost'),
    }),
    explain: Flags.boolean({
      summary: 'Also print the rule, row and source of each amount and the distance to the next cheaper fee.',
      env: envName('explain'),
    }),
  };

  async run(): Promise<void> {
    const { quoteDocument } = await import('../../domain/fees/quote.ts');
    const document = quoteDocument(
      {
        marketplace: this.scope.marketplace ?? 'US',
        date: this.scope.asOf,
        price: this.flags.price,
        dimensions: this.flags.dimensions,
        weight: this.flags.weight,
        category: this.flags.category,
        productType: this.flags['product-type'],
        fulfilment: this.flags.fulfillment,
        cost: this.flags.cost,
        explain: this.flags.explain,
      },
      await loadOwnTables(this.flags.rules ?? []),
      this.runFacts([]),
    );
    await this.emit(document);
  }
}
