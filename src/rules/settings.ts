import type { SettingRow } from './fee-rows.ts';
import type { RuleTable } from './table.ts';

/** The value of a named setting. @throws Error when the table has no such row: a mistake of ours, not the user's. */
export function settingValue(table: RuleTable<SettingRow>, id: string): number {
  const row = table.versions.at(-1)?.rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`no setting ${id} in ${table.kind}`);
  return row.value;
}
