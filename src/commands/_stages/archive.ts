import type { ArchivedContent, ArchivedFile, Receipt } from '../../model/archived.ts';
import type { Loaded } from '../../model/loaded.ts';
import type { ReadOptions } from '../../readers/read.ts';
import { isIsoDate, type Period } from '../../model/period.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { Problem } from '../../model/problem.ts';
import type { ProvenanceInput } from '../../model/document.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { ImportedFile } from '../../domain/reports/import-document.ts';
import type { Added, Recognise } from '../../sources/archive/archive.ts';

type Progress = (text: string) => void;

/** A kind that somebody may ask the archive for; pictures are opened where they lie. */
function isReport({ reportType }: Pick<ArchivedContent, 'reportType'>): boolean {
  return reportType !== null && reportType !== 'IMAGES';
}

/** Reads a file for what is in it. */
export const contentsOf: Recognise = async (file) => {
  const { recogniseFile } = await import('../../readers/contents.ts');
  return (await recogniseFile(file)).contents;
};

/** The files of the archive in a folder, oldest first; none where nothing was imported yet. @throws UserError of the archive. */
export async function archivedFiles(folder: string): Promise<readonly ArchivedFile[]> {
  const { archiveExists, openArchive } = await import('../../sources/archive/archive.ts');
  if (!archiveExists(folder)) return [];
  const archive = await openArchive(folder);
  try {
    return await archive.list(contentsOf);
  } finally {
    archive.close();
  }
}

/**
 * Reads every report of the archive; null where there is none yet. Newer downloads restate older ones.
 * @throws UserError when the archive cannot be opened.
 */
export async function loadArchive(
  folder: string,
  options: Omit<ReadOptions, 'period'> & { readonly progress?: Progress },
): Promise<Loaded | null> {
  const { archiveExists, openArchive } = await import('../../sources/archive/archive.ts');
  if (!archiveExists(folder)) return null;
  const [{ readReports }, { mostTelling }] = await Promise.all([
    import('../../readers/read.ts'),
    import('../../readers/best-name.ts'),
  ]);
  const archive = await openArchive(folder);
  try {
    const files = await archive.list(contentsOf);
    // Nothing is known to be in a file whose copy is damaged: it is opened too, and named.
    const wanted = files.filter(({ contents }) => contents.length === 0 || contents.some(isReport));
    if (wanted.length === 0) return null;
    options.progress?.(`Reading ${wanted.length} archived ${wanted.length === 1 ? 'file' : 'files'}`);
    const sources = wanted.map((file): SourceFile => {
      const [first, ...rest] = file.receipts;
      return archive.open(file, mostTelling([first.name, ...rest.map(({ name }) => name)]));
    });
    return await readReports(sources, options);
  } finally {
    archive.close();
  }
}

/** Checks that something is named to import, or nothing to rebuild. @throws UserError `path-none` or `path-too-many`. */
export function demandPaths(paths: readonly string[], rebuild: boolean): void {
  if (rebuild && paths.length > 0) {
    throw new UserError('path-too-many', EXIT.usage, '--rebuild takes no path: it reads the archive.', [
      'To import files, leave --rebuild out.',
    ]);
  }
  if (rebuild || paths.length > 0) return;
  throw new UserError('path-none', EXIT.usage, 'Name a file or a folder of reports to import.', [
    'Give the folder with your Seller Central downloads, or . for this folder.',
  ]);
}

/** Reads `--period first..last`; null where it is not given. @throws UserError `period-invalid`. */
export function periodOf(text: string | undefined): Period | null {
  if (text === undefined) return null;
  const [start = '', end = '', more] = text.split('..');
  if (more === undefined && isIsoDate(start) && isIsoDate(end) && start <= end) return { start, end };
  throw new UserError('period-invalid', EXIT.usage, `--period: "${text}" is no span of days.`, [
    'Write the first and the last day, for example --period 2026-10-01..2026-10-31.',
  ]);
}

export interface ImportOptions {
  readonly folder: string;
  /** What the user says of the files, where they do not tell. */
  readonly marketplace: string | null;
  readonly period: Period | null;
  readonly now: Date;
  /** Keeps files no reader claims. */
  readonly keepUnknown: boolean;
  readonly progress?: Progress;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  /** Everything the archive holds now. */
  readonly archive: readonly ArchivedFile[];
  readonly problems: readonly Problem[];
  readonly inputs: readonly ProvenanceInput[];
}

function receiptOf(source: SourceFile, modified: string | null, options: ImportOptions): Receipt {
  const { marketplace, now, period } = options;
  const importedAt = now.toISOString();
  // A clock that was wrong, or a file from the future, must not stay the newest for ever.
  const receivedAt = modified === null || modified > importedAt ? importedAt : modified;
  const name = source.path.split(/[/\\]/).at(-1) ?? source.path;
  return { name, path: source.path, receivedAt, importedAt, marketplace, period };
}

function inputsOf(file: ImportedFile): ProvenanceInput[] {
  const { path, sha256, bytes, contents } = file;
  const whole = { path, sha256: sha256 ?? '', bytes: bytes ?? 0, reportType: null, rows: 0, records: 0 };
  if (contents.length === 0) return [whole];
  return contents.map(({ inner, reportType, rows, records }) => ({
    ...whole,
    path: inner === null ? path : `${path}!${inner}`,
    reportType,
    rows,
    records,
  }));
}

/**
 * Puts the files under the paths into the archive: each copied as it is, recognised, and kept when it is a report.
 * @throws UserError for a path that is not there, or when the archive cannot be written.
 */
export async function importReports(paths: readonly string[], options: ImportOptions): Promise<Imported> {
  const [{ openArchive }, { collectFiles }, { modifiedAt }, { recogniseFile }] = await Promise.all([
    import('../../sources/archive/archive.ts'),
    import('../../sources/files.ts'),
    import('../../sources/modified-at.ts'),
    import('../../readers/contents.ts'),
  ]);
  const collected = await collectFiles(paths);
  const problems: Problem[] = [...collected.problems];
  const archive = await openArchive(options.folder);
  try {
    const files: ImportedFile[] = [];
    options.progress?.(`Importing ${collected.files.length} ${collected.files.length === 1 ? 'file' : 'files'}`);
    for (const source of collected.files) {
      let contents: readonly ArchivedContent[] = [];
      const recognise: Recognise = async (file) => {
        const recognised = await recogniseFile(file);
        ({ contents } = recognised);
        problems.push(...recognised.loaded.problems);
        const pictures = contents.length > 0 && contents.every(({ reportType }) => reportType === 'IMAGES');
        return contents.some(isReport) || (options.keepUnknown && !pictures) ? contents : null;
      };
      const added = await archive.add(source, receiptOf(source, await modifiedAt(source.path), options), recognise);
      if (added.status === 'unreadable') {
        const message = `It cannot be read: ${added.reason}.`;
        problems.push({ code: 'file-unreadable', scope: 'file', file: source.path, message });
      }
      files.push(importedFile(source.path, added, contents));
    }
    return { files, archive: await archive.list(contentsOf), problems, inputs: files.flatMap(inputsOf) };
  } finally {
    archive.close();
  }
}

function importedFile(path: string, added: Added, seen: readonly ArchivedContent[]): ImportedFile {
  const { status } = added;
  if ('file' in added) {
    const { sha256, bytes, contents } = added.file;
    return { path, sha256, bytes, status, contents };
  }
  if (status === 'left-out') return { path, sha256: added.sha256, bytes: added.bytes, status, contents: seen };
  return { path, sha256: null, bytes: null, status, contents: [] };
}

/** Checks every archived file against its hash and makes the index anew. @throws UserError of the archive. */
export async function rebuildArchive(folder: string, progress?: Progress): Promise<Imported> {
  const { openArchive } = await import('../../sources/archive/archive.ts');
  progress?.('Reading every archived file again');
  const archive = await openArchive(folder, { fresh: true });
  try {
    const { files, unsound } = await archive.rebuild(contentsOf);
    const changed = new Set(unsound.map(({ sha256 }) => sha256));
    const sound = files
      .filter(({ sha256 }) => !changed.has(sha256))
      .map(({ receipts, sha256, bytes, contents }): ImportedFile => {
        return { path: receipts[0].name, sha256, bytes, status: 'known', contents };
      });
    const lost = unsound.map(({ sha256, gone, names }): ImportedFile => {
      return { path: names.join(', ') || sha256, sha256, bytes: null, status: gone ? 'gone' : 'changed', contents: [] };
    });
    const problems = lost.map(({ path, status, sha256 }): Problem => ({
      code: `archive-file-${status}`,
      scope: 'file',
      file: path,
      message:
        status === 'gone'
          ? `Its copy in the archive (${sha256}) is gone; it was taken off the list.`
          : `Its copy in the archive (${sha256}) was changed since it was imported; it is not used.`,
      suggestion: 'Import the download again.',
    }));
    return { files: [...sound, ...lost], archive: files, problems, inputs: sound.flatMap(inputsOf) };
  } finally {
    archive.close();
  }
}
