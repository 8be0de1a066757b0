import type { Freshness, ProvenanceRule } from '../../../model/document.ts';
import { EXIT, UserError } from '../../../model/errors.ts';
import { daysBetween, type IsoDate } from '../../../model/period.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { catalogueOf, type Catalogue, type CatalogueEntry } from '../margins/catalogue.ts';
import { feeMarketplaces } from '../margins/fee-marketplaces.ts';
import { reasonsInUse } from '../margins/reasons-in-use.ts';
import { salesSettings } from '../margins/sales-settings.ts';
import { unitFees } from '../margins/unit-fees.ts';
import { yearOf, type Year } from '../margins/yearly.ts';
import { rulesUsed } from '../provenance.ts';
import { applyChanges, changeFault } from './apply-change.ts';
import type { Change } from './change.ts';
import { difference, type Difference, type SideUnit } from './difference.ts';
import { matchByProduct } from './match-products.ts';

export interface CompareOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly fulfilment: FulfilmentChannel | null;
  readonly ownTables: readonly RuleTable<unknown>[];
  /** Day of each side; null: `asOf`. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** The other marketplace, for the second side; null: the same one. */
  readonly toMarketplace: string | null;
  /** What-ifs of the second side. */
  readonly changes: readonly Change[];
  /** Only these SKUs; empty: all. */
  readonly skus: readonly string[];
  /** Weeks of sales that are called current; null: the setting. */
  readonly weeks: number | null;
}

/** One side of a comparison: where, when, and what is otherwise. */
export interface CompareSide {
  readonly marketplace: string;
  readonly currency: string;
  readonly date: IsoDate;
  /** What-ifs, as typed. */
  readonly changes: readonly string[];
}

/** One comparison: a marketplace with itself on another day or otherwise, or with another. */
export interface Comparison {
  readonly before: CompareSide;
  readonly after: CompareSide;
  readonly salesFrom: 'orders' | 'traffic' | null;
  readonly year: Year;
  /** Whether money of a year is told: not across marketplaces, which sell different units. */
  readonly yearTold: boolean;
  /** Worst change of the year's profit first; not known last. */
  readonly skus: readonly Difference[];
  /** SKUs of one side that the other does not have. */
  readonly unmatched: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

export interface FeesComparison {
  readonly comparisons: readonly Comparison[];
  readonly gaps: readonly string[];
}

/** A side ready to work out units. */
interface PreparedSide {
  readonly side: CompareSide;
  readonly rules: FeeRules;
  readonly catalogue: Catalogue;
  readonly unitOf: (entry: CatalogueEntry) => SideUnit;
}

function prepare(
  records: RecordSet,
  rules: FeeRules,
  date: IsoDate,
  changes: readonly Change[],
  options: CompareOptions,
): PreparedSide {
  const { currency, marketplace } = rules;
  const settings = salesSettings();
  const catalogue = catalogueOf(records, {
    marketplace,
    currency,
    span: {
      since: options.since,
      until: options.until ?? options.asOf,
      lastDays: (options.weeks ?? settings.currentWeeks) * 7,
    },
    fulfilment: options.fulfilment,
    slipTolerance: settings.slipTolerance,
  });
  const route = changes.findLast((change): change is Extract<Change, { field: 'route' }> => change.field === 'route');
  const fees = unitFees(rules, date, route === undefined ? {} : { route: route.value });
  const faults = changes.map((change) => changeFault(change, currency)).filter((fault) => fault !== null);
  return {
    side: { marketplace, currency, date, changes: changes.map(({ typed }) => typed) },
    rules,
    catalogue,
    unitOf: (known) => {
      const changed = applyChanges(known, changes, currency);
      const entry = faults.length === 0 ? changed : { ...changed, faults: [...changed.faults, ...faults] };
      return { entry, unit: fees(entry) };
    },
  };
}

/** Worst change of a year first, then of a unit, then of the margin; not known last, by name. */
function worstFirst(left: Difference, right: Difference): number {
  const figures = (row: Difference): (number | null)[] => [
    row.profitOfYear?.minor ?? null,
    row.profit?.minor ?? null,
    row.margin ?? (row.feeShare === null ? null : -row.feeShare),
  ];
  const [one, two] = [figures(left), figures(right)];
  for (const [index, own] of one.entries()) {
    const other = two[index] ?? null;
    if (own === null && other === null) continue;
    if (own === null || other === null) return own === null ? 1 : -1;
    if (own !== other) return own - other;
  }
  const [a, b] = [left.before.entry.sku, right.before.entry.sku];
  return a < b ? -1 : Number(a > b);
}

function compareSides(before: PreparedSide, after: PreparedSide, options: CompareOptions): Comparison {
  const wanted = new Set(options.skus);
  const same = before.side.marketplace === after.side.marketplace;
  const own = [...before.catalogue.entries].filter((entry) => wanted.size === 0 || wanted.has(entry.sku));
  const { pairs, unmatched } = same
    ? { pairs: own.map((entry) => [entry, entry] as const), unmatched: [] }
    : matchByProduct(own, [...after.catalogue.entries]);
  const { sales } = before.catalogue;
  const year = yearOf(sales, salesSettings());
  const sameDay = before.side.date === after.side.date;
  const costSet = options.changes.some((change) => change.field === 'cost');
  const reasons = reasonsInUse();
  const otherReasons = same ? reasons : reasonsInUse();
  const skus = pairs.map(([first, second]) => {
    const [one, two] = [before.unitOf(first), after.unitOf(second)];
    reasons.add(one.unit.because);
    otherReasons.add(two.unit.because);
    const costChanges = !same || costSet || (!sameDay && first.costs.length > 0);
    return difference(one, two, same ? year : null, costChanges);
  });
  const newest = sales.period?.end ?? null;
  return {
    before: before.side,
    after: after.side,
    salesFrom: sales.from,
    year,
    yearTold: same,
    skus: skus.toSorted(worstFirst),
    unmatched,
    rules: [...rulesUsed(before.rules, reasons.all()), ...(same ? [] : rulesUsed(after.rules, otherReasons.all()))],
    freshness:
      newest === null || sales.from === null
        ? []
        : [
            {
              what: `${sales.from} ${before.side.marketplace}`,
              latest: newest,
              daysOld: daysBetween(newest, options.asOf),
            },
          ],
  };
}

function otherRules(records: RecordSet, code: string, options: CompareOptions): FeeRules {
  const [rules] = feeMarketplaces(records, code, options.ownTables).rules;
  if (rules !== undefined) return rules;
  throw new UserError('no-fee-table', EXIT.usage, `There are no fee tables for ${code}.`, [
    '`sellerctl rules list` shows which marketplaces have them.',
  ]);
}

/**
 * What changes in the fees and the profit of a catalogue from one side to the other: two days, two marketplaces, or as
 * things are and what if. Current sales are those of the last weeks on file and are taken as unchanged. Money of two
 * currencies is never subtracted; shares of the price are.
 * @throws UserError (usage) when both sides are the same, or the other marketplace has no tables.
 */
export function compareFees(records: RecordSet, options: CompareOptions): FeesComparison {
  const [from, to] = [options.from ?? options.asOf, options.to ?? options.asOf];
  const { toMarketplace } = options;
  if (from === to && options.changes.length === 0 && toMarketplace === null) {
    throw new UserError('nothing-to-compare', EXIT.usage, 'Both sides are the same: there is nothing to compare.', [
      'Two days: --from 2026-09-01 --to 2026-11-01.',
      'What if: --set price=+5% --set weight=-20g.',
      'Two marketplaces: --marketplace DE --to-marketplace FR.',
    ]);
  }
  const { rules, gaps } = feeMarketplaces(records, options.marketplace, options.ownTables);
  const other = toMarketplace === null ? null : otherRules(records, toMarketplace, options);
  const comparisons = rules
    .filter((own) => own.marketplace !== other?.marketplace)
    .map((own) =>
      compareSides(
        prepare(records, own, from, [], options),
        prepare(records, other ?? own, to, options.changes, options),
        options,
      ),
    );
  return { comparisons, gaps };
}
