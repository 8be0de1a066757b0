import type { FeeRules } from '../../../rules/fee-rules.ts';

/** A size tier as Amazon names it; its id where no table has it. */
export function tierLabel(rules: FeeRules, id: string | null): string {
  const rows = rules.sizeTiers?.versions.flatMap((version) => version.rows) ?? [];
  return rows.find((row) => row.id === id)?.label ?? id ?? 'unknown tier';
}
