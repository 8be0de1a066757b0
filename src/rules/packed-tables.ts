import type { RuleTable, RuleVersion } from './table.ts';

/** A version in a file of many tables: its rows, or those of the version before with some changed, row for row by id. */
type PackedVersion = Omit<RuleVersion<unknown>, 'rows'> & {
  readonly rows?: readonly unknown[];
  readonly changed?: readonly { readonly id: string }[];
};

/** All fee tables of one marketplace as its file holds them. */
export interface PackedTables {
  readonly tables: readonly (Omit<RuleTable<unknown>, 'versions'> & { readonly versions: readonly PackedVersion[] })[];
}

/** The tables with the rows of each version written out. @throws Error for a first version that holds changes only. */
export function unpackTables(packed: PackedTables): RuleTable<unknown>[] {
  return packed.tables.map(({ versions, ...table }) => {
    const full: RuleVersion<unknown>[] = [];
    for (const { rows, changed, ...version } of versions) {
      const before = full.at(-1)?.rows;
      if (rows !== undefined) {
        full.push({ ...version, rows });
      } else if (before !== undefined && changed !== undefined) {
        const byId = new Map(changed.map((row) => [row.id, row]));
        full.push({ ...version, rows: before.map((row) => byId.get((row as { id: string }).id) ?? row) });
      } else {
        throw new Error(`a version of ${table.kind} ${table.marketplace} without rows`);
      }
    }
    return { ...table, versions: full };
  });
}
