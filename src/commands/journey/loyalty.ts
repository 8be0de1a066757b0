import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { journeyFlags, journeyScope } from '../../cli/journey-flags.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;
const { asin, brand, family } = journeyFlags;

export default class JourneyLoyalty extends BaseCommand<typeof JourneyLoyalty> {
  static override summary = 'Who comes back, what is bought together, and what coupons and returns cost.';
  static override description =
    'Repeat customers of each period (periods of different lengths are never mixed), products bought together, Subscribe & Save, coupons with their cost against the gross margin of your product file, deals, returns by month of purchase with the share above which a return costs a fee, and repeat customers of your own shop.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> reports --brand Kestrel --json',
  ];
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict, asin, brand, family };

  async run(): Promise<void> {
    const { scope } = this;
    const { products } = journeyScope(this.flags);
    const loaded = await loadReports(this.paths, this.loadOptions);
    const [{ loyaltyOf }, { loyaltyDocument }, { scopeRecords }] = await Promise.all([
      import('../../domain/journey/loyalty/loyalty.ts'),
      import('../../domain/journey/loyalty/loyalty-document.ts'),
      import('../../domain/journey/scope-records.ts'),
    ]);
    const asins = products === null ? null : scopeRecords(loaded.records, products).asins;
    const result = loyaltyOf(loaded.records, { ...scope, asins });
    await this.emit(loyaltyDocument(result, this.runFacts(loaded.files), loaded.problems));
  }
}
