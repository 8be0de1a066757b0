import type { Problem } from '../model/problem.ts';
import type { KeywordRecord } from '../model/records/keyword.ts';
import { allBytes, peekBytes } from './byte-stream.ts';
import { type Encoding, fallbackEncoding, judgeHead, NotThisEncoding, utf8Bytes } from './decode.ts';
import { normalHeading } from './headings.ts';
import { LIMITS } from './limits.ts';
import { ProblemLog } from './problem-log.ts';
import { FileRefused } from './refusal.ts';
import { DELIMITERS, looksLikeJson, splitQuoted } from './table-head.ts';

/** A plain list of phrases, read because the user named it as one. */
export interface PhraseList {
  readonly records: readonly KeywordRecord[];
  readonly problems: readonly Problem[];
  /** Lines with something on them, the heading left out. */
  readonly rows: number;
  readonly encoding: Encoding;
}

const LONGEST_PHRASE = 100;
const ASIN = /^B0[A-Z0-9]{8}$/i;
/** Bytes of a list; a million phrases of twenty letters stay far below. */
const MOST_BYTES = 256_000_000;
/** Lines looked at to tell whether the second column is one of numbers. */
const SAMPLE = 200;

/** Headings of phrase columns, and of volumes, in the languages of the marketplaces. */
const PHRASE_HEADINGS = new Set(
  [
    'keyword',
    'keywords',
    'keyword phrase',
    'keyword-phrase',
    'search term',
    'search terms',
    'search query',
    'customer search term',
    'phrase',
    'query',
    'suchbegriff',
    'mot clé',
    'mot-clé',
    'mots clés',
    'parola chiave',
    'termine di ricerca',
    'palabra clave',
    'término de búsqueda',
    'キーワード',
    '検索ワード',
    '検索クエリ',
    '关键词',
  ].map(normalHeading),
);
const VOLUME_HEADINGS = new Set(
  [
    'search volume',
    'search_volume',
    'search vol',
    'sv',
    'volume',
    'monthly searches',
    'monthly search volume',
    'suchvolumen',
    'volume de recherche',
    'volume di ricerca',
    'volumen de búsqueda',
    '検索ボリューム',
    '月間検索数',
    '月搜索量',
  ].map(normalHeading),
);

interface Columns {
  readonly delimiter: string | null;
  readonly phrase: number;
  readonly volume: number | null;
  readonly hasHeading: boolean;
}

async function textOf(
  open: () => AsyncIterable<Uint8Array>,
  japanese: boolean,
): Promise<{ text: string; encoding: Encoding }> {
  const { head } = await peekBytes(open(), LIMITS.headBytes);
  if (head.length === 0) throw new FileRefused('file-empty', 'The file is empty.');
  const verdict = judgeHead(head);
  if ('binary' in verdict) {
    throw new FileRefused('file-binary', `It is ${verdict.binary}, no list of phrases; the file was left alone.`);
  }
  const tooLarge = (): FileRefused => new FileRefused('list-too-large', 'The file is too large for a list of phrases.');
  const decoded = async (encoding: Encoding): Promise<string> => {
    const bytes = utf8Bytes(open(), encoding, { cut: () => undefined });
    return (await allBytes(bytes, MOST_BYTES, tooLarge)).toString('utf8');
  };
  try {
    return { text: await decoded(verdict.encoding), encoding: verdict.encoding };
  } catch (error) {
    if (!(error instanceof NotThisEncoding)) throw error;
  }
  const encoding = await fallbackEncoding(open(), japanese);
  return { text: await decoded(encoding), encoding };
}

function looksLikeVolume(cell: string | undefined): boolean {
  return cell !== undefined && /^\s*(?:[>≥]?\s*\d[\d.,'’\s]*|-|n\/a)?\s*$/i.test(cell);
}

/** A whole number, its thousands parted by anything: searches have no fractions, so that 1.200 and 1,200 are the same. */
function wholeNumber(text: string): number | null {
  const digits = /^\d{1,3}(?:[.,'’\s]\d{3})+$/.test(text) ? text.replaceAll(/\D/g, '') : text;
  const value = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(value) ? value : null;
}

/** Where phrases and volumes stand: told by a heading, else by a second column of numbers; else each line is one phrase. */
function columnsOf(lines: readonly string[]): Columns {
  const [first = ''] = lines;
  for (const delimiter of [...Object.values(DELIMITERS), null]) {
    const headings = (delimiter === null ? [first] : splitQuoted(first, delimiter)).map(normalHeading);
    const phrase = headings.findIndex((heading) => PHRASE_HEADINGS.has(heading));
    if (phrase === -1) continue;
    const volume = headings.findIndex((heading) => VOLUME_HEADINGS.has(heading));
    return { delimiter, phrase, volume: volume === -1 ? null : volume, hasHeading: true };
  }
  const sample = lines.slice(0, SAMPLE);
  for (const delimiter of Object.values(DELIMITERS)) {
    const rows = sample.map((line) => splitQuoted(line, delimiter));
    const parted = rows.filter((cells) => cells.length === 2);
    const numbers = parted.filter(([, cell]) => looksLikeVolume(cell));
    if (parted.length > sample.length / 2 && numbers.length > parted.length / 2) {
      return { delimiter, phrase: 0, volume: 1, hasHeading: false };
    }
  }
  return { delimiter: null, phrase: 0, volume: null, hasHeading: false };
}

/**
 * Reads a list of phrases that the user names as targets: one a line, or a column of phrases and perhaps one of volumes. Lines
 * that begin with # are notes. A volume that is no number is a problem and not known, never zero.
 * @throws FileRefused when nothing of the file can be used.
 */
export async function readPhraseList(
  file: { readonly path: string; open(): AsyncIterable<Uint8Array> },
  marketplace: string | null,
): Promise<PhraseList> {
  const { text, encoding } = await textOf(() => file.open(), marketplace === 'JP');
  if (looksLikeJson(text.slice(0, LIMITS.headBytes))) {
    throw new FileRefused('list-is-json', 'It is a JSON document of no known kind, and no list of phrases.');
  }
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ line, number: index + 1 }));
  const used = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const columns = columnsOf(used.map(({ line }) => line));
  const rows = columns.hasHeading ? used.slice(1) : used;
  if (rows.length === 0) throw new FileRefused('file-no-rows', 'There is no phrase in the file.');
  const log = new ProblemLog(file.path);
  const cellsOf = (line: string): readonly string[] =>
    columns.delimiter === null ? [line] : splitQuoted(line, columns.delimiter);
  const volumeOf = (
    cell: string | undefined,
    line: number,
  ): Pick<KeywordRecord, 'monthlyVolume' | 'volumeIsAtLeast'> => {
    const told = cell?.trim() ?? '';
    const unknown = { monthlyVolume: null, volumeIsAtLeast: false };
    if (told === '' || /^(?:-|n\/a)$/i.test(told)) return unknown;
    const value = wholeNumber(told.replace(/^[>≥]\s*/, ''));
    if (value !== null) return { monthlyVolume: value, volumeIsAtLeast: /^[>≥]/.test(told) };
    log.add({
      code: 'cell-not-a-number',
      scope: 'cell',
      line,
      column: 'volume',
      message: `"${told.slice(0, 40)}" is not a whole number; the volume is not known.`,
      suggestion: 'Write volumes as digits, 1200.',
    });
    return unknown;
  };
  const records = rows.flatMap(({ line, number }): KeywordRecord[] => {
    const cells = cellsOf(line);
    const phrase = (cells[columns.phrase] ?? '').trim();
    const leave = (code: string, message: string): KeywordRecord[] => {
      log.add({ code, scope: 'row', line: number, message });
      return [];
    };
    if (phrase === '') return leave('cell-empty', 'There is no phrase; the row was left out.');
    if (ASIN.test(phrase)) return leave('phrase-is-asin', 'The phrase is an ASIN; the row was left out.');
    if (phrase.length > LONGEST_PHRASE) {
      return leave('phrase-too-long', `The phrase has over ${LONGEST_PHRASE} characters; the row was left out.`);
    }
    return [
      {
        kind: 'keyword',
        origin: { file: file.path, line: number },
        tool: 'own list',
        marketplace,
        phrase,
        ...volumeOf(columns.volume === null ? undefined : cells[columns.volume], number),
        relevancy: null,
        competingProducts: null,
        titleDensity: null,
        organicRank: null,
        sponsoredRank: null,
        ranks: [],
      },
    ];
  });
  return { records, problems: log.list(), rows: rows.length, encoding };
}

/** Why a file is no list of phrases, as a problem. @throws the error itself when it is a mistake of ours. */
export function phraseListRefusal(error: unknown, path: string): Problem {
  if (!(error instanceof FileRefused)) throw error;
  const { code, message, suggestion } = error;
  return { code, scope: 'file', file: path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}
