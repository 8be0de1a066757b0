import type { SettingRow } from '../../../rules/fee-rows.ts';
import { settingValue } from '../../../rules/settings.ts';
import type { RuleTable } from '../../../rules/table.ts';
import feeChecks from '../../../rules/policy/fee-checks.json' with { type: 'json' };
import type { CheckSettings } from './judge-sku.ts';

/** How cautious the check is, from the fee-checks table, which gives the reason of each number. */
export function feeCheckSettings(): CheckSettings {
  const table = feeChecks as RuleTable<SettingRow>;
  return {
    minUnits: settingValue(table, 'min-units'),
    consistentShare: settingValue(table, 'consistent-share'),
    tolerancePerUnit: settingValue(table, 'tolerance-per-unit'),
    cardSlackDays: settingValue(table, 'card-slack-days'),
    claimWindowDays: settingValue(table, 'claim-window-days'),
  };
}
