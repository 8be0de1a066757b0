import feeSales from '../../../rules/policy/fee-sales.json' with { type: 'json' };
import type { SettingRow } from '../../../rules/fee-rows.ts';
import { settingValue } from '../../../rules/settings.ts';
import type { RuleTable } from '../../../rules/table.ts';

/** How sales are carried to a year, and what is near; the fee-sales table gives the reason of each number. */
export interface SalesSettings {
  readonly currentWeeks: number;
  /** Fewer days of sales than this are not carried to a year. */
  readonly leastDays: number;
  readonly yearDays: number;
  /** Share of the price. */
  readonly nearPrice: number;
  /** Grams. */
  readonly nearWeight: number;
  /** Millimetres. */
  readonly nearSide: number;
  /** How close to a ratio of two units a slip of the unit is suspected, as a share. */
  readonly slipTolerance: number;
}

export function salesSettings(): SalesSettings {
  const table = feeSales as RuleTable<SettingRow>;
  return {
    currentWeeks: settingValue(table, 'current-weeks'),
    leastDays: settingValue(table, 'least-days'),
    yearDays: settingValue(table, 'year-days'),
    nearPrice: settingValue(table, 'near-price'),
    nearWeight: settingValue(table, 'near-weight'),
    nearSide: settingValue(table, 'near-side'),
    slipTolerance: settingValue(table, 'slip-tolerance'),
  };
}
