import type { Freshness, ProvenanceRule } from '../../../model/document.ts';
import type { Money } from '../../../model/money.ts';
import { daysBetween, type IsoDate } from '../../../model/period.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { catalogueOf, type CatalogueEntry } from '../margins/catalogue.ts';
import { feeMarketplaces } from '../margins/fee-marketplaces.ts';
import { reasonsInUse } from '../margins/reasons-in-use.ts';
import { salesSettings } from '../margins/sales-settings.ts';
import type { SkuGap } from '../margins/sku-gap.ts';
import { unitFees } from '../margins/unit-fees.ts';
import { yearOf, type Year } from '../margins/yearly.ts';
import { rulesUsed } from '../provenance.ts';
import { findCliffs, type Cliff } from './find-cliffs.ts';
import type { Near } from './near.ts';

export interface CliffOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly fulfilment: FulfilmentChannel | null;
  readonly ownTables: readonly RuleTable<unknown>[];
  readonly near: Near;
  /** Weeks of sales that are called current; null: the setting. */
  readonly weeks: number | null;
}

/** A cliff of a SKU with what it is worth. */
export interface SkuCliff extends Cliff {
  readonly entry: CatalogueEntry;
  /** Units of the current period. */
  readonly units: number;
  /** What the change saves a year at current sales; null where no year can be told. */
  readonly savesOfYear: Money | null;
}

export interface MarketplaceCliffs {
  readonly marketplace: string;
  readonly currency: string;
  readonly salesFrom: 'orders' | 'traffic' | null;
  readonly year: Year;
  /** Most money of a year first; without a year, most per unit. */
  readonly cliffs: readonly SkuCliff[];
  readonly skus: number;
  /** SKUs whose fees are not known, and why. */
  readonly unknown: readonly { readonly sku: string; readonly gaps: readonly SkuGap[] }[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

export interface FeeCliffs {
  readonly date: IsoDate;
  readonly near: Near;
  readonly marketplaces: readonly MarketplaceCliffs[];
  readonly gaps: readonly string[];
}

function bestFirst(left: SkuCliff, right: SkuCliff): number {
  const year = (right.savesOfYear?.minor ?? 0) - (left.savesOfYear?.minor ?? 0);
  if (year !== 0) return year;
  const each = right.saves.minor - left.saves.minor;
  if (each !== 0) return each;
  const [one, two] = [left.entry.sku, right.entry.sku];
  if (one !== two) return one < two ? -1 : 1;
  return left.kind < right.kind ? -1 : Number(left.kind > right.kind);
}

function cliffsIn(records: RecordSet, rules: FeeRules, options: CliffOptions): MarketplaceCliffs {
  const { marketplace, currency } = rules;
  const settings = salesSettings();
  const { entries, sales } = catalogueOf(records, {
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
  const year = yearOf(sales, settings);
  const fees = unitFees(rules, options.asOf);
  const reasons = reasonsInUse();
  const cliffs: SkuCliff[] = [];
  const unknown: { sku: string; gaps: readonly SkuGap[] }[] = [];
  let skus = 0;
  for (const entry of entries) {
    skus += 1;
    const found = findCliffs(entry, options.near, fees, rules, options.asOf);
    const units = entry.sold?.units ?? 0;
    // The cost of a unit is not asked: the change does not touch it.
    if (found.before.fees === null) {
      unknown.push({ sku: entry.sku, gaps: found.before.gaps.filter((gap) => gap.field !== 'cost') });
    } else {
      reasons.add(found.before.because);
    }
    for (const cliff of found.cliffs) {
      cliffs.push({ ...cliff, entry, units, savesOfYear: year.of(cliff.saves, units) });
    }
  }
  const newest = sales.period?.end ?? null;
  return {
    marketplace,
    currency,
    salesFrom: sales.from,
    year,
    cliffs: cliffs.toSorted(bestFirst),
    skus,
    unknown,
    rules: rulesUsed(rules, reasons.all()),
    freshness:
      newest === null || sales.from === null
        ? []
        : [{ what: `${sales.from} ${marketplace}`, latest: newest, daysOld: daysBetween(newest, options.asOf) }],
  };
}

/**
 * Prices, sides and weights that lie just above a cheaper fee, with what the change saves per unit and a year at the
 * current sales of the last weeks on file. Fees are those of `asOf`; every marketplace is worked out for itself.
 */
export function feeCliffs(records: RecordSet, options: CliffOptions): FeeCliffs {
  const { rules, gaps } = feeMarketplaces(records, options.marketplace, options.ownTables);
  return {
    date: options.asOf,
    near: options.near,
    marketplaces: rules.map((own) => cliffsIn(records, own, options)),
    gaps,
  };
}
