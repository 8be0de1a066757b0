import type { SettingRow } from '../../../rules/fee-rows.ts';
import { claimWindows } from '../../../rules/policy/claim-tables.ts';
import { settingValue } from '../../../rules/settings.ts';
import type { RuleTable } from '../../../rules/table.ts';
import feeChecks from '../../../rules/policy/fee-checks.json' with { type: 'json' };

/** Settings of the check; their reasons stand in the fee-checks table. */
export interface CheckSettings {
  readonly minUnits: number;
  readonly consistentShare: number;
  /** Minor units. */
  readonly tolerancePerUnit: number;
  readonly cardSlackDays: number;
  /** Days after a charge within which Amazon takes a claim about measures; from the claim-windows table. */
  readonly claimWindowDays: number;
  readonly jumpUnits: number;
  readonly fullRefundShare: number;
  readonly returnsSlackDays: number;
  readonly lostWaitDays: number;
  readonly volumeShare: number;
}

function feeWindow(): number {
  const row = claimWindows.versions.at(-1)?.rows.find(({ id }) => id === 'fee-measures');
  if (row === undefined) throw new Error('no fee-measures row in claim-windows');
  return row.closesDays;
}

/** How cautious the check is, from the fee-checks table, which gives the reason of each number. */
export function feeCheckSettings(): CheckSettings {
  const table = feeChecks as RuleTable<SettingRow>;
  return {
    minUnits: settingValue(table, 'min-units'),
    consistentShare: settingValue(table, 'consistent-share'),
    tolerancePerUnit: settingValue(table, 'tolerance-per-unit'),
    cardSlackDays: settingValue(table, 'card-slack-days'),
    claimWindowDays: feeWindow(),
    jumpUnits: settingValue(table, 'jump-units'),
    fullRefundShare: settingValue(table, 'full-refund-share'),
    returnsSlackDays: settingValue(table, 'returns-slack-days'),
    lostWaitDays: settingValue(table, 'lost-wait-days'),
    volumeShare: settingValue(table, 'volume-share'),
  };
}
