import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import type { RuleTable } from '../../../rules/table.ts';

/** Numbers of an image rule by name. */
export type ImageLimits = Readonly<Record<string, number>>;

/** A limit that the rule must have. @throws Error when it has not, which the audit reports as "check failed". */
export function limit(limits: ImageLimits, name: string): number {
  const value = limits[name];
  if (value === undefined) throw new Error(`the image rule has no limit "${name}"`);
  return value;
}

/** The limits of a rule by its id; none when the table has no such rule. */
export function limitsOf(table: RuleTable<ImageRule>, id: string): ImageLimits {
  for (const version of table.versions) {
    const row = version.rows.find((rule) => rule.id === id);
    if (row !== undefined) return row.limits;
  }
  return {};
}
