import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, profile, rules } = inputFlags;
const PRODUCT = 'PRODUCT';
const COUNTED = 'COUNTED ON REQUEST';

/** A flag whose fee or cost is counted only when it is given. */
function counted(name: string, summary: string, helpValue: string) {
  return Flags.string({ summary, helpValue, helpGroup: COUNTED, env: envName(name) });
}

export default class FeesEstimate extends BaseCommand<typeof FeesEstimate> {
  static override summary = 'Fees, profit and break-even price of one product on one day.';
  static override description =
    'Works out referral, closing and FBA fees from dated tables and names the row and source of each amount. The date is the day the unit ships. Amounts are per unit, in the currency of the marketplace. Give the price as the shop shows it: with tax where prices hold it (Europe, Japan, Mexico...), without where it comes on top (US, Canada).';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --marketplace US --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --category "Home and Kitchen" --cost 6.10',
    '<%= config.bin %> <%= command.id %> --price 18 --category Clothing --fulfillment fbm',
    '<%= config.bin %> <%= command.id %> --marketplace DE --price 29.99 --dimensions 30x20x8cm --weight 900g --category Kitchen --cost 7 --route central-europe --storage-months 2',
    '<%= config.bin %> <%= command.id %> --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --category Toys --cost 6 --fulfillment both --own-shipping 4.20 --returns-rate 5% --ads 10%',
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
      summary: 'Who ships: Amazon (fba), the seller (fbm), or both side by side.',
      options: ['fba', 'fbm', 'both'] as const,
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
    route: counted(
      'route',
      'Way from the stock to the buyer; `rules show routes` lists those of a marketplace.',
      '<id>',
    ),
    vat: counted(
      'vat',
      'Sales tax inside the price; default: the standard rate where prices hold it, 0: not registered.',
      '<7%>',
    ),
    'seller-country': counted(
      'seller-country',
      'Country you are established in: counts the digital services fee.',
      '<DE>',
    ),
    'storage-months': counted(
      'storage-months',
      'Months a unit lies in stock: counts storage month by month from the date on.',
      '<2.5>',
    ),
    'cover-weeks': counted(
      'cover-weeks',
      'Weeks of sales your stock covers: counts the storage utilisation surcharge.',
      '<30>',
    ),
    'stock-age': counted(
      'stock-age',
      'Days since the unit was received: counts one month of aged inventory surcharge.',
      '<300>',
    ),
    'cover-days': counted('cover-days', 'Days of sales your stock covers: counts the low-inventory-level fee.', '<20>'),
    inbound: counted(
      'inbound',
      'Inbound placement: low, mid, high, partial-low..., optimised, or your own figure per unit.',
      '<mid|0.27>',
    ),
    'returns-rate': counted(
      'returns-rate',
      'Share of units that come back: counts returns processing, refund administration, lost sales.',
      '<5%>',
    ),
    'removal-rate': counted('removal-rate', 'Share of units removed or disposed of in the end.', '<2%>'),
    'business-quantity': counted('business-quantity', 'Units of an Amazon Business order: counts its discount.', '<5>'),
    'units-per-month': counted(
      'units-per-month',
      'Units your account sells in a month: shares out the Professional plan.',
      '<400>',
    ),
    'inbound-freight': counted('inbound-freight', 'Freight of one unit to Amazon.', '<amount>'),
    'own-shipping': counted('own-shipping', 'Postage and packing of one unit you ship yourself.', '<amount>'),
    ads: counted('ads', 'Advertising per unit sold: an amount, or a share of the price.', '<1.20|12%>'),
    sipp: Flags.boolean({
      summary: 'The unit ships in its own packaging: its discount, and no packaging fee.',
      helpGroup: COUNTED,
      env: envName('sipp'),
    }),
    lithium: Flags.boolean({
      summary: 'The unit holds or comes with lithium batteries.',
      helpGroup: COUNTED,
      env: envName('lithium'),
    }),
    plan: Flags.option({
      summary: 'Selling plan: individual counts its fee per item.',
      options: ['professional', 'individual'] as const,
      helpGroup: COUNTED,
      env: envName('plan'),
    })(),
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
        options: {
          route: this.flags.route,
          vat: this.flags.vat,
          sipp: this.flags.sipp,
          lithium: this.flags.lithium,
          plan: this.flags.plan,
          sellerCountry: this.flags['seller-country'],
          storageMonths: this.flags['storage-months'],
          coverWeeks: this.flags['cover-weeks'],
          stockAge: this.flags['stock-age'],
          coverDays: this.flags['cover-days'],
          inbound: this.flags.inbound,
          returnsRate: this.flags['returns-rate'],
          removalRate: this.flags['removal-rate'],
          businessQuantity: this.flags['business-quantity'],
          unitsPerMonth: this.flags['units-per-month'],
          inboundFreight: this.flags['inbound-freight'],
          ownShipping: this.flags['own-shipping'],
          ads: this.flags.ads,
        },
      },
      await loadOwnTables(this.flags.rules ?? []),
      this.runFacts([]),
    );
    await this.emit(document);
  }
}
