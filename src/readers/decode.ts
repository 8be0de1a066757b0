import { isUtf8 } from 'node:buffer';
import { FileRefused } from './refusal.ts';

/** Character encodings of the reports, by the name shown to people. */
export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  /** UTF-8 but for some bytes, which are read as U+FFFD: Amazon cuts descriptions in the middle of a letter. */
  | 'utf-8-damaged'
  | 'utf-16le'
  | 'utf-16be'
  | 'cp932'
  | 'windows-1252';

const LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-8-damaged': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  // The WHATWG shift_jis is Windows code page 932: with NEC and IBM letters, the backslash kept.
  cp932: 'shift_jis',
  'windows-1252': 'windows-1252',
};

/** Thrown by `utf8Bytes` when a byte cannot be of the encoding: read again in the one `fallbackEncoding` names. */
export class NotThisEncoding extends Error {
  constructor(encoding: Encoding) {
    super(`not ${encoding}`);
    this.name = 'NotThisEncoding';
  }
}

/** What a file's first bytes say of its kind, before anything is decoded. */
export type HeadVerdict = { readonly encoding: Encoding } | { readonly binary: string };

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['an old Excel workbook (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
];

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

/** Share of control characters from which a file is no text; one damaged row in a short file stays under it. */
const BINARY_CONTROL_SHARE = 0.02;
/** Share of NULs in a text of another kind than UTF-16; a report with NULs in its empty cells stays under it. */
const BINARY_NUL_SHARE = 0.2;
/** Share of NULs among the bytes of one parity from which text is UTF-16 without a mark. */
const UTF16_NUL_SHARE = 0.6;

function countBytes(head: Uint8Array): { nulEven: number; nulOdd: number; control: number } {
  const counts = { nulEven: 0, nulOdd: 0, control: 0 };
  for (let index = 0; index < head.length; index += 1) {
    const byte = head[index] ?? 0;
    if (byte === 0) counts[index % 2 === 0 ? 'nulEven' : 'nulOdd'] += 1;
    // Tab, line breaks, form feed, escape and the old end-of-file mark occur in text.
    else if (byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) counts.control += 1;
  }
  return counts;
}

/** Encoding by byte order mark or by the pattern of NULs, UTF-8 when nothing speaks against it; or what kind of binary it is. */
export function judgeHead(head: Uint8Array): HeadVerdict {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8-bom' };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le' };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be' };
  const known = MAGIC.find(([, magic]) => startsWith(head, magic));
  if (known !== undefined) return { binary: known[0] };
  const { nulEven, nulOdd, control } = countBytes(head);
  const half = head.length / 2;
  if (nulOdd > half * UTF16_NUL_SHARE && nulEven < half * 0.1) return { encoding: 'utf-16le' };
  if (nulEven > half * UTF16_NUL_SHARE && nulOdd < half * 0.1) return { encoding: 'utf-16be' };
  const binary = control > head.length * BINARY_CONTROL_SHARE || nulEven + nulOdd > head.length * BINARY_NUL_SHARE;
  return binary ? { binary: 'a binary file' } : { encoding: 'utf-8' };
}

export interface DecodeWatch {
  /** The bytes end in the middle of a letter: the file is cut. */
  cut(): void;
  /** Bytes are no letters of the encoding, first on this line (1-based); only where that is borne. */
  broken?(line: number): void;
}

function brokenIn(encoding: Encoding): Error {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom' || encoding === 'cp932') return new NotThisEncoding(encoding);
  return new FileRefused(
    'encoding-broken',
    `Its first bytes say ${LABELS[encoding]}, but not all of it is.`,
    'Download the file again; do not edit it in between.',
  );
}

/** Bytes to text, strictly: a byte that cannot be of the encoding ends it. */
async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  watch: DecodeWatch,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding], { fatal: true });
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw brokenIn(encoding);
    }
    if (text !== '') yield text;
  }
  try {
    decoder.decode();
  } catch {
    watch.cut();
  }
}

/** UTF-8 with U+FFFD for every byte that is of no letter. */
async function* bornUtf8(bytes: AsyncIterable<Uint8Array>, watch: DecodeWatch): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8');
  let line = 1;
  let told = false;
  const seen = (text: string): Uint8Array => {
    const at = told ? -1 : text.indexOf('\ufffd');
    if (at !== -1) watch.broken?.(line + text.slice(0, at).split(/\r\n|\n|\r/).length - 1);
    told ||= at !== -1;
    if (!told) line += text.split(/\r\n|\n|\r/).length - 1;
    return Buffer.from(text);
  };
  for await (const chunk of bytes) yield seen(decoder.decode(chunk, { stream: true }));
  yield seen(decoder.decode());
}

/** Where the last whole letter of UTF-8 ends: the bytes of one that goes on in the next piece stay behind it. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > 1) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

async function* strictUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  watch: DecodeWatch,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  let mark = encoding === 'utf-8-bom';
  for await (const chunk of bytes) {
    let piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    // The head told the mark: its three bytes come first, if need be in pieces.
    if (mark && piece.length < 3) {
      rest = piece;
      continue;
    }
    if (mark) piece = piece.subarray(3);
    mark = false;
    const end = wholeLetters(piece);
    if (!isUtf8(piece.subarray(0, end))) throw brokenIn(encoding);
    rest = piece.subarray(end);
    if (end > 0) yield piece.subarray(0, end);
  }
  if (rest.length === 0) return;
  if (!isBeginning(rest)) throw brokenIn(encoding);
  watch.cut();
}

/** True for bytes with which a letter of UTF-8 can begin. */
function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The text as UTF-8 without a byte order mark, whatever its encoding: in it, tabs, line ends, commas and quotes are
 * single bytes that are part of no letter. A letter cut off at the very end is left out and told to `watch`.
 * @throws NotThisEncoding for UTF-8 and CP932; FileRefused `encoding-broken` for UTF-16.
 */
export async function* utf8Bytes(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  watch: DecodeWatch,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') yield* strictUtf8(bytes, encoding, watch);
  else if (encoding === 'utf-8-damaged') yield* bornUtf8(bytes, watch);
  else for await (const text of decodeText(bytes, encoding, watch)) yield Buffer.from(text);
}

/** Hiragana and katakana of full width: what every Japanese report has and no mis-decoded European one. */
const KANA = /[\u3041-\u30fa]/;

/** Han letters that stand together and such that stand alone; half-width kana do not count, for accents look like them. */
const HAN = /[\u3005\u4e00-\u9fff]+/g;

/** How Japanese a text looks that was read as CP932: Han letters in words speak for it, lone ones between ASCII against it. */
class JapaneseLook {
  #kana = false;
  #inWords = 0;
  #alone = 0;

  see(text: string): void {
    this.#kana ||= KANA.test(text);
    for (const [run] of text.matchAll(HAN)) {
      if (run.length > 1) this.#inWords += run.length;
      else this.#alone += 1;
    }
  }

  get isJapanese(): boolean {
    return this.#kana || this.#inWords > this.#alone;
  }
}

/** How much a text that is not all UTF-8 is UTF-8: letters of several bytes speak for it, bytes that are of none against it. */
class Utf8Look {
  #marked: boolean | null = null;
  #letters = 0;
  #broken = 0;
  #wanting = 0;

  see(bytes: Uint8Array): void {
    this.#marked ??= startsWith(bytes, [0xef, 0xbb, 0xbf]);
    for (const byte of bytes) {
      if (this.#wanting > 0 && byte >= 0x80 && byte < 0xc0) {
        this.#wanting -= 1;
        if (this.#wanting === 0) this.#letters += 1;
        continue;
      }
      if (this.#wanting > 0) this.#broken += 1;
      this.#wanting = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      if (byte >= 0x80 && this.#wanting === 0) this.#broken += 1;
    }
  }

  get isUtf8(): boolean {
    return this.#marked === true || this.#letters > this.#broken;
  }
}

/**
 * The encoding of a text that is not all UTF-8: UTF-8 with damage when it has its mark or more whole letters of several
 * bytes than broken ones; CP932 when every byte fits it and the text then looks Japanese (kana, words of Han letters, or
 * a Japanese shop); else Windows-1252, which any bytes fit. Reads the whole stream.
 */
export async function fallbackEncoding(bytes: AsyncIterable<Uint8Array>, japanese: boolean): Promise<Encoding> {
  const [utf8, look] = [new Utf8Look(), new JapaneseLook()];
  const decoder = new TextDecoder(LABELS.cp932, { fatal: true });
  let fits = true;
  for await (const chunk of bytes) {
    utf8.see(chunk);
    try {
      if (fits) look.see(decoder.decode(chunk, { stream: true }));
    } catch {
      fits = false;
    }
  }
  if (utf8.isUtf8) return 'utf-8-damaged';
  return fits && (japanese || look.isJapanese) ? 'cp932' : 'windows-1252';
}
