import type { FeeRules } from '../../rules/fee-rules.ts';
import type { RouteRow } from '../../rules/fee-rows.ts';
import type { FeeInput } from './fee-types.ts';
import { versionOrNull } from './lookup.ts';

/** Route of marketplaces that have but one. */
export const LOCAL_ROUTE = 'local';

/** The route a unit takes: the one asked for, else the marketplace's default; a string says why there is none. */
export function routeOf(rules: FeeRules, input: FeeInput): RouteRow | null | string {
  const wanted = input.options?.route ?? null;
  const rows = versionOrNull(rules.routes, input.date)?.rows ?? [];
  if (wanted === null) return rows.find((row) => row.isDefault) ?? null;
  const row = rows.find((candidate) => candidate.id === wanted);
  if (row !== undefined) return row;
  if (rows.length === 0 && wanted === LOCAL_ROUTE) return null;
  const known = rows.length === 0 ? [LOCAL_ROUTE] : rows.map((candidate) => candidate.id);
  return `"${wanted.slice(0, 40)}" is no route of ${rules.marketplace}; known: ${known.join(', ')}`;
}
