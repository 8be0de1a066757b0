// node compute-fees.ts one|many COUNT: the fees of so many units, each by `estimateFees` or all by `compileFees`.
import { compileFees } from '../../src/domain/fees/compile.ts';
import { estimateFees } from '../../src/domain/fees/estimate.ts';
import { feeRulesFor } from '../../src/rules/fee-rules.ts';

const [how, count] = [process.argv[2], Number(process.argv[3])];
const rules = feeRulesFor('US');
if (rules === null || !(count > 0)) throw new Error('usage: compute-fees.ts one|many COUNT');

const DATE = '2026-09-01';
const many = compileFees(rules, DATE);
let known = 0;
for (let index = 0; index < count; index += 1) {
  const product = {
    price: { minor: 500 + (index % 9500), currency: 'USD' },
    dimensions: { sides: [6 + (index % 12), 4 + (index % 7), 0.5 + (index % 29) / 10], unit: 'in' },
    weight: { value: 0.1 + (index % 197) / 10, unit: 'lb' },
    category: 'Home and Kitchen',
    productType: 'non-apparel',
    fulfilment: 'fba',
    cost: null,
  } as const;
  const total = how === 'many' ? many(product).total : estimateFees({ ...product, date: DATE }, rules).totals.fees;
  if (total !== null) known += 1;
}
if (known < count / 2) throw new Error(`only ${known} of ${count} could be worked out`);
