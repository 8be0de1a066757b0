import { type ArchivedFile, noteOf } from '../../model/archived.ts';
import type { Document, RunFacts } from '../../model/document.ts';
import type { Period } from '../../model/period.ts';
import { kindsOf, spanOf, shopsOf } from './archived-words.ts';
import type { Prunable, PruneReason } from './prunable.ts';

/** One file that may go, or went. */
export interface PrunedFileData {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly reportTypes: readonly string[];
  readonly marketplaces: readonly string[];
  readonly periods: readonly Period[];
  readonly receivedAt: string;
  readonly reason: PruneReason;
  /** Name of the newer download that states all of it. */
  readonly supersededBy: string | null;
  readonly removed: boolean;
}

export interface ReportsPruneData {
  readonly archive: string;
  /** Files in the archive afterwards. */
  readonly held: number;
  /** True when files were removed; false when they were only looked for. */
  readonly removing: boolean;
  readonly bytes: number;
  readonly files: readonly PrunedFileData[];
}

export interface PruneResult {
  readonly folder: string;
  readonly held: number;
  readonly removing: boolean;
  readonly found: readonly Prunable[];
  readonly removed: ReadonlySet<string>;
}

const KILO = 1000;

/** A size for eyes, in decimal units. */
function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes, 0];
  while (value >= KILO && unit < units.length - 1) [value, unit] = [value / KILO, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

function reasonText({ reason, by }: Prunable): string {
  if (reason === 'superseded') return `stated again by ${by ?? 'a newer file'}`;
  return reason === 'old' ? 'all of it is before the day asked for' : 'no report known';
}

function nameOf({ receipts }: ArchivedFile): string {
  return receipts[0].name;
}

/** Which files may go or went, and why: the document of `reports prune`. */
export function pruneDocument(result: PruneResult, run: RunFacts): Document<'reports-prune', ReportsPruneData> {
  const { folder, found, held, removed, removing } = result;
  const bytes = found.reduce((sum, { file }) => sum + file.bytes, 0);
  const count = `${found.length} ${found.length === 1 ? 'file' : 'files'}, ${sizeText(bytes)}`;
  return {
    kind: 'reports-prune',
    schemaVersion: 1,
    title: removing ? 'Removed from the archive' : 'May be removed from the archive',
    subtitle: removing ? `${count}; ${held} left` : `${count} of ${held} files; nothing was removed`,
    data: {
      archive: folder,
      held,
      removing,
      bytes,
      files: found.map(({ file, reason, by }) => ({
        name: nameOf(file),
        sha256: file.sha256,
        bytes: file.bytes,
        reportTypes: kindsOf(file),
        marketplaces: shopsOf(file),
        periods: file.contents.flatMap(({ period }) => (period === null ? [] : [period])),
        receivedAt: noteOf(file).receivedAt,
        reason,
        supersededBy: by,
        removed: removed.has(file.sha256),
      })),
    },
    blocks: [
      {
        type: 'table',
        id: 'files',
        title: 'Files',
        ...(removing || found.length === 0 ? {} : { note: 'Add --delete to remove them for good.' }),
        columns: [
          { key: 'name', label: 'File', kind: 'text', truncate: 'start' },
          { key: 'report-type', label: 'Kind', kind: 'id' },
          { key: 'marketplace', label: 'Shop', kind: 'text', priority: 3 },
          { key: 'period', label: 'Days covered', kind: 'text', priority: 2 },
          { key: 'size', label: 'Size', kind: 'text', priority: 4 },
          { key: 'reason', label: 'Because', kind: 'text' },
        ],
        rows: found.map((each) => [
          nameOf(each.file),
          kindsOf(each.file).join(', ') || null,
          shopsOf(each.file).join(', ') || null,
          spanOf(each.file),
          sizeText(each.file.bytes),
          reasonText(each),
        ]),
        emptyText: 'There is nothing to remove.',
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
