/** Carries the collected fee facts of India over into src/rules/in/fees.json: zones, seller levels, closing fees by price. */
import type { SizeTierRow } from '../../src/rules/fee-rows.ts';
import type { ClosingFeeRow, TierFeeRow } from '../../src/rules/option-rows.ts';
import { tierRow, versionMaker } from './builder.ts';
import { country, OPEN, scheduleOf, simple, tablesOf } from './country-tables.ts';
import { standardTax, table } from './extras.ts';
import type { Provenance } from './facts.ts';
import { writeTables } from './write-table.ts';

const india = country('IN', 'gstOnFees');
const inVersion = versionMaker(india.sources);
const inFrom = scheduleOf(india, 0).provenance['pickAndPack'] as Provenance;
const level = (words: string): string => words.split(' ')[0]?.toLowerCase() ?? '';
const perKg = (amount: number, every: number, above: number): TierFeeRow['step'] => ({
  amount,
  every: { value: every, unit: 'kg' },
  above: { value: above, unit: 'kg' },
});
const pick = (
  id: string,
  tier: string,
  from: number,
  to: number | null,
  fee: number,
  step: TierFeeRow['step'] = null,
): TierFeeRow => ({
  id,
  tiers: [tier],
  weightFrom: from,
  weightTo: to,
  unit: 'kg',
  fee,
  step: step ?? null,
});
const routes = ['Standard', 'Basic', 'Premium and Advanced'].flatMap((words) =>
  ['national', 'regional', 'local'].map((zone) => ({
    id: `${zone}-${level(words)}`,
    label: `${zone} delivery, STEP level ${words}`,
    isDefault: zone === 'national' && words === 'Standard',
    card: `${zone}-${level(words)}`,
    ...(zone === 'local' ? { note: 'Heavy and bulky only: the standard card has no local column.' } : {}),
  })),
);
const heavyLimits = { maxWeight: { value: 22.5, unit: 'kg' as const }, maxLongest: 183, maxLengthPlusGirth: 300 };
const inTier = (tier: string, grams: number, change: Partial<SizeTierRow>): SizeTierRow =>
  tierRow(
    { tier, weightBasis: 'greater' },
    { packagingWeight: { value: grams, unit: 'g' }, tierWeightBasis: 'unit', ...change },
  );

function closingRows(found: readonly { priceBand: string; groups: Record<string, number | null> }[]): ClosingFeeRow[] {
  return found.flatMap(({ priceBand, groups }) => {
    const over = priceBand.startsWith('over');
    const [low, high] = over ? [1001, null] : priceBand.split('-').map(Number);
    return Object.entries(groups)
      .toSorted(([left]) => (left === 'all' ? 1 : -1))
      .map(([group, fee]) => ({
        id: `${priceBand.replace(' ', '-')}/${group}`,
        fulfilment: 'fba' as const,
        categories:
          group === 'all'
            ? null
            : (india.closing.groups?.[group === 'exceptions' ? 'over1000exceptions' : group] ?? []),
        above: Math.max(0, (low ?? 0) - 1),
        upTo: high ?? null,
        fee,
      }));
  });
}
const CLOSING_CHANGE = { last: '2026-09-06', first: '2026-09-07' };
const closing = india.closing.rows as unknown as readonly {
  effectiveFrom: string;
  priceBand: string;
  groups: Record<string, number | null>;
}[];
writeTables(
  'in',
  tablesOf({
    code: 'IN',
    currency: 'INR',
    facts: india,
    divisor: 5000,
    tiers: [inTier('standard', 100, heavyLimits), inTier('heavy-bulky', 500, {})],
    standard: ['standard'],
    cards: [{ id: 'in-2026-03', schedule: scheduleOf(india, 0) }],
    sure: simple,
    route: (fact) => `${fact.zone ?? 'national'}-${level(fact.stepLevel ?? '')}`,
    tax: {
      ...standardTax(null, true),
      note: 'GST by product; give the rate with --vat. Amazon adds 18 % GST on its fees.',
    },
    more: [
      ...table('routes', 'IN', null, [
        inVersion(OPEN, scheduleOf(india, 0).provenance['fulfilment'] as Provenance, routes),
      ]),
      ...table('pick-and-pack', 'IN', 'INR', [
        inVersion({ from: '2026-03-16', to: null }, inFrom, [
          pick('standard/0-1kg', 'standard', 0, 1, 17),
          pick('standard/1-5kg', 'standard', 1, 5, 17, perKg(5, 1, 1)),
          pick('standard/5kg-up', 'standard', 5, null, 37, perKg(2, 5, 5)),
          pick('heavy-bulky', 'heavy-bulky', 0, null, 26),
        ]),
      ]),
      ...table('closing-fees', 'IN', 'INR', [
        inVersion(
          { from: '2026-03-16', to: CLOSING_CHANGE.last },
          india.closing.provenance?.['rows 2026-03-16'] as Provenance,
          closingRows(closing.filter((row) => row.effectiveFrom < CLOSING_CHANGE.first)),
        ),
        inVersion(
          { from: CLOSING_CHANGE.first, to: null },
          india.closing.provenance?.['rows 2026-09-07'] as Provenance,
          closingRows(closing.filter((row) => row.effectiveFrom >= CLOSING_CHANGE.first)),
        ),
      ]),
    ],
  }),
);
