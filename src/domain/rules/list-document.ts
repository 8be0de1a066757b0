import type { Cell, Document, RunFacts } from '../../model/document.ts';
import type { RuleTable } from '../../rules/table.ts';

/** A table with the line that says what it holds. */
export interface TitledTable {
  readonly title: string;
  readonly table: RuleTable<unknown>;
}

export interface RuleTableSummary {
  readonly kind: string;
  /** Marketplace code, or `ALL`. */
  readonly marketplace: string;
  readonly title: string;
  readonly versions: number;
  /** ISO date from which the oldest version holds; null when its start is not known. */
  readonly from: string | null;
  /** ISO date on which the newest version ends; null while open. */
  readonly to: string | null;
  /** Confidence of the version in force on the date asked for, or of the newest. */
  readonly confidence: 'a' | 'b' | 'c';
  /** Sources of all versions, each counted once. */
  readonly sources: number;
  /** ISO date on which the newest source was read. */
  readonly readOn: string | null;
}

export interface RulesListData {
  readonly tables: readonly RuleTableSummary[];
}

function summary({ title, table }: TitledTable): RuleTableSummary {
  const newest = table.versions.at(-1);
  const sources = table.versions.flatMap((version) => version.sources);
  return {
    kind: table.kind,
    marketplace: table.marketplace,
    title,
    versions: table.versions.length,
    from: table.versions[0]?.effectiveFrom ?? null,
    to: newest?.effectiveTo ?? null,
    confidence: newest?.confidence ?? 'c',
    sources: new Set(sources.map((source) => source.id)).size,
    readOn:
      sources
        .map((source) => source.retrieved)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** The document of `rules list`: every table with its dates, how sure it is and how many sources it rests on. */
export function rulesListDocument(
  tables: readonly TitledTable[],
  run: RunFacts,
): Document<'rules-list', RulesListData> {
  const data: RulesListData = { tables: tables.map(summary) };
  return {
    kind: 'rules-list',
    schemaVersion: 1,
    title: 'Rule tables',
    data,
    blocks: [
      {
        type: 'table',
        id: 'tables',
        columns: [
          { key: 'kind', label: 'Kind', kind: 'id' },
          { key: 'marketplace', label: 'Where', kind: 'id' },
          { key: 'title', label: 'What it says', kind: 'text', truncate: true, priority: 2 },
          { key: 'versions', label: 'Versions', kind: 'integer', priority: 3 },
          { key: 'from', label: 'From', kind: 'date' },
          { key: 'to', label: 'To', kind: 'date' },
          { key: 'confidence', label: 'Sure', kind: 'id' },
          { key: 'sources', label: 'Sources', kind: 'integer', priority: 3 },
          { key: 'read-on', label: 'Read on', kind: 'date', priority: 4 },
        ],
        rows: data.tables.map((row): Cell[] => [
          row.kind,
          row.marketplace,
          row.title,
          row.versions,
          row.from,
          row.to,
          row.confidence,
          row.sources,
          row.readOn,
        ]),
        emptyText: 'No table of that marketplace.',
        note: 'Sure (newest version): a is from Amazon itself, b from two or more sources, c from one or rebuilt.',
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
