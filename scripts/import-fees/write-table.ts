import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleTable } from '../../src/rules/table.ts';

const RULES = join(import.meta.dirname, '../../src/rules');

/** JSON with one row per line, so that a change of one fee is a change of one line. */
function rowPerLine(value: unknown): string {
  const marked = JSON.stringify(
    value,
    (key, part: unknown) =>
      (key === 'rows' || key === 'changed' || key === 'sources') && Array.isArray(part) && typeof part[0] === 'object'
        ? part.map((row) => `@@${JSON.stringify(row)}@@`)
        : part,
    2,
  );
  return `${marked.replaceAll(/"@@(.*)@@"/g, (_, row: string) => JSON.parse(`"${row}"`) as string)}\n`;
}

/** Writes one table to a file of its own: src/rules/<marketplace>/<kind>.json. */
export function writeTable(table: RuleTable<unknown>): void {
  const folder = join(RULES, table.marketplace.toLowerCase());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${table.kind}.json`), rowPerLine(table));
}

/** Writes all fee tables of a marketplace to one file, src/rules/<marketplace>/fees.json; repeated rows are not repeated. */
export function writeTables(marketplace: string, tables: readonly RuleTable<unknown>[]): void {
  const folder = join(RULES, marketplace.toLowerCase());
  mkdirSync(folder, { recursive: true });
  const packed = tables.map((table) => ({
    ...table,
    versions: table.versions.map((version, index) => {
      const before = table.versions[index - 1];
      if (before === undefined) return version;
      const known = new Set(before.rows.map((row) => JSON.stringify(row)));
      const changed = version.rows.filter((row) => !known.has(JSON.stringify(row)));
      const ids = (rows: readonly unknown[]): string => (rows as { id: string }[]).map((row) => row.id).join('\n');
      // Only where the rows are the same row for row, in the same order, can the version be said as a difference.
      if (ids(before.rows) !== ids(version.rows) || changed.length * 2 > version.rows.length) return version;
      const { rows: _, ...rest } = version;
      return { ...rest, changed };
    }),
  }));
  writeFileSync(join(folder, 'fees.json'), rowPerLine({ tables: packed }));
}
