import { Buffer } from 'node:buffer';

import { EXIT, UserError } from '../../model/errors.ts';
import type { Loaded, LoadedFile } from '../../model/loaded.ts';
import type { Problem } from '../../model/problem.ts';
import type { AnyRecord, RecordSet } from '../../model/records/record.ts';
import type { SourceFile } from '../../model/source-file.ts';

/** Id of a list that is read because the user named it. */
const PHRASE_LIST = 'PHRASE_LIST';

/** Bytes of standard input that are kept, so that it can be read a second time as a plain list. */
const MOST_KEPT = 256_000_000;

/** Makes what can be read once readable again. @throws UserError `input-too-large` for more than can be kept. */
async function rereadable(file: SourceFile): Promise<SourceFile> {
  if (file.size !== null) return file;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.open()) {
    size += piece.length;
    if (size > MOST_KEPT) {
      throw new UserError('input-too-large', EXIT.input, 'Standard input is too large for a list of target phrases.', [
        'Name the file instead: it is then read from the disk.',
      ]);
    }
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  return {
    ...file,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

function withoutPhrases(file: LoadedFile): Problem {
  return {
    code: 'targets-without-phrases',
    scope: 'file',
    file: file.path,
    message: `It is ${file.reportType ?? 'a file'}, which holds no phrases.`,
    suggestion:
      'Give a keyword export, Search Query Performance, a search term report, or a list with one phrase a line.',
  };
}

const PHRASE_KINDS = ['keyword', 'search-query', 'ad-performance', 'top-search-term'] as const;

function filesWithPhrases(records: RecordSet): ReadonlySet<string> {
  return new Set(PHRASE_KINDS.flatMap((kind) => records[kind].map(({ origin }) => origin.file)));
}

/**
 * Reads the files the user names as targets: any kind of keyword report, and else as a plain list of phrases. Null when none is
 * named. @throws UserError as `loadReports`.
 */
export async function loadTargets(
  paths: readonly string[],
  options: { readonly marketplace: string | null; readonly progress?: (text: string) => void },
): Promise<Loaded | null> {
  if (paths.length === 0) return null;
  const [{ collectFiles }, { readReports }, { readPhraseList, phraseListRefusal }] = await Promise.all([
    import('../../sources/files.ts'),
    import('../../readers/read.ts'),
    import('../../readers/phrase-list.ts'),
  ]);
  options.progress?.('Reading target phrases');
  const collected = await collectFiles(paths);
  const sources: SourceFile[] = [];
  for (const file of collected.files) sources.push(await rereadable(file));
  const loaded = await readReports(sources, { marketplace: options.marketplace });
  const known = filesWithPhrases(loaded.records);
  const lists: AnyRecord[] = [];
  const files: LoadedFile[] = [];
  for (const file of loaded.files) {
    const source = sources.find(({ path }) => path === file.path);
    if (file.reportType !== null || source === undefined) {
      const empty = file.reportType !== null && file.records > 0 && !known.has(file.path);
      files.push(empty ? { ...file, problems: [...file.problems, withoutPhrases(file)] } : file);
      continue;
    }
    try {
      const list = await readPhraseList(source, options.marketplace);
      for (const record of list.records) lists.push(record);
      const { rows, encoding, problems } = list;
      files.push({
        ...file,
        reportType: PHRASE_LIST,
        encoding,
        rows,
        records: list.records.length,
        problems,
        nearest: [],
      });
    } catch (error) {
      files.push({ ...file, problems: [phraseListRefusal(error, file.path)] });
    }
  }
  const keywords = [...loaded.records.keyword, ...lists.filter((record) => record.kind === 'keyword')];
  return {
    files,
    records: { ...loaded.records, keyword: keywords },
    problems: [...collected.problems, ...files.flatMap(({ problems }) => problems)],
  };
}
