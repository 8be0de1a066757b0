import type { Block, Cell, Column, Document, RunFacts } from '../../model/document.ts';
import { versionAt, type VersionLookup } from '../../rules/at.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import type { TitledTable } from './list-document.ts';

export interface RulesShowData {
  readonly kind: string;
  /** ISO date asked for. */
  readonly date: string;
  /** Whole tables, in the shape that `--rules FILE` takes. */
  readonly tables: readonly RuleTable<unknown>[];
  /** For each table: start of the version in force on the date, or why there is none. */
  readonly inForce: readonly {
    readonly marketplace: string;
    readonly version: string | null;
    readonly gap: string | null;
  }[];
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  if (typeof value === 'object' && 'value' in value && 'unit' in value)
    return `${String(value.value)} ${String(value.unit)}`;
  return JSON.stringify(value);
}

function rowsBlock(id: string, version: RuleVersion<unknown>): Block {
  const rows = version.rows as readonly Readonly<Record<string, unknown>>[];
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    type: 'table',
    id,
    title: 'Rows',
    columns: keys.map((key, index): Column => {
      const numeric = rows.every((row) => row[key] === undefined || row[key] === null || typeof row[key] === 'number');
      return {
        key,
        label: key,
        kind: numeric ? 'decimal' : 'text',
        priority: index + 1,
        truncate: !numeric && index > 0,
      };
    }),
    rows: rows.map((row) => keys.map((key) => cell(row[key]))),
  };
}

function tableBlocks({ title, table }: TitledTable, found: VersionLookup<unknown>): Block[] {
  const id = `${table.kind}-${table.marketplace}`;
  const version = found.found ? found.version : null;
  const versions: Block = {
    type: 'table',
    id: `${id}-versions`,
    title: 'Versions',
    columns: [
      { key: 'from', label: 'From', kind: 'date' },
      { key: 'to', label: 'To', kind: 'date' },
      { key: 'status', label: 'Status', kind: 'text', priority: 3 },
      { key: 'confidence', label: 'Sure', kind: 'id' },
      { key: 'rows', label: 'Rows', kind: 'integer', priority: 2 },
      { key: 'sources', label: 'Sources', kind: 'text', truncate: true, priority: 2 },
    ],
    rows: table.versions.map((entry): Cell[] => [
      entry.effectiveFrom,
      entry.effectiveTo ?? null,
      entry === version ? `${entry.status}, shown below` : entry.status,
      entry.confidence,
      entry.rows.length,
      entry.sources.map((source) => source.url ?? source.title).join(' '),
    ]),
  };
  return [
    {
      type: 'prose',
      id,
      level: 2,
      title: `${table.kind}, ${table.marketplace}`,
      paragraphs: [
        title,
        ...(found.found ? [] : [`${found.reason}.`]),
        ...(version?.note === undefined ? [] : [version.note]),
      ],
    },
    versions,
    ...(version === null ? [] : [rowsBlock(`${id}-rows`, version)]),
  ];
}

/**
 * The document of `rules show`: the versions of a kind of table, and the rows in force on the date. `others` are the
 * marketplaces that have such a table and are not shown.
 */
export function rulesShowDocument(
  kind: string,
  tables: readonly TitledTable[],
  date: string,
  run: RunFacts,
  others: readonly string[] = [],
): Document<'rules-show', RulesShowData> {
  const shown = tables.map((entry) => ({ ...entry, found: versionAt(entry.table, date) }));
  return {
    kind: 'rules-show',
    schemaVersion: 1,
    title: `Rules: ${kind}`,
    subtitle: `in force on ${date}`,
    data: {
      kind,
      date,
      tables: tables.map(({ table }) => table),
      inForce: shown.map(({ table, found }) => ({
        marketplace: table.marketplace,
        version: found.found ? found.version.effectiveFrom : null,
        gap: found.found ? null : found.reason,
      })),
    },
    blocks: [
      ...shown.flatMap((entry) => tableBlocks(entry, entry.found)),
      ...(others.length === 0
        ? []
        : [
            { type: 'prose', id: 'others', paragraphs: [`Also for ${others.join(', ')}: add --marketplace.`] } as const,
          ]),
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
