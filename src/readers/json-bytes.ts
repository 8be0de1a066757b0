/** The bytes JSON is made of. */
export const BYTE = {
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
  lineEnd: 0x0a,
} as const;

/** What begins here goes on behind the bytes there are. */
export const UNFINISHED = -1;

/** Place of the next byte that is no space of JSON. */
export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at;
    at += 1;
  }
}

/** Bytes to be found again, compared four at a time. */
export class Pattern {
  readonly length: number;
  readonly #words: Int32Array;
  /** The last four bytes, some of which the words before have too. */
  readonly #last: number;
  /** All the bytes where there are not four. */
  readonly #few: readonly number[];

  constructor(bytes: Buffer) {
    this.length = bytes.length;
    const isShort = bytes.length < 4;
    this.#few = isShort ? [...bytes] : [];
    this.#words = Int32Array.from({ length: bytes.length >> 2 }, (_, word) => bytes.readInt32LE(4 * word));
    this.#last = isShort ? 0 : bytes.readInt32LE(bytes.length - 4);
  }

  /** True when the bytes stand from a place on, which has as many behind it. */
  isAt(view: DataView, from: number): boolean {
    if (this.length < 4) return this.#few.every((byte, index) => view.getUint8(from + index) === byte);
    if (view.getInt32(from + this.length - 4, true) !== this.#last) return false;
    const words = this.#words;
    for (let word = 0; word < words.length; word += 1) {
      if (view.getInt32(from + 4 * word, true) !== words[word]) return false;
    }
    return true;
  }
}

/** Where the text ends whose opening quote stands at `start`: behind its closing quote. */
function skipText(bytes: Buffer, start: number, end: number): number {
  let from = start + 1;
  for (;;) {
    const quote = bytes.indexOf(BYTE.quote, from);
    if (quote === -1 || quote >= end) return UNFINISHED;
    let slashes = 0;
    while (bytes[quote - slashes - 1] === BYTE.backslash) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

/** Where the list or object ends that begins at `start`; whether it is well formed is for JSON.parse to say. */
function skipNested(bytes: Buffer, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === BYTE.quote) {
      at = skipText(bytes, at, end) - 1;
      if (at < 0) return UNFINISHED;
    } else if (byte === BYTE.openObject || byte === BYTE.openList) depth += 1;
    else if (byte === BYTE.closeObject || byte === BYTE.closeList) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return UNFINISHED;
}

/** Where the value ends that begins at `start`, of whatever form; UNFINISHED when that is not to be seen yet. */
export function skipValue(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start];
  if (first === BYTE.quote) return skipText(bytes, start, end);
  if (first === BYTE.openObject || first === BYTE.openList) return skipNested(bytes, start, end);
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= BYTE.space || byte === BYTE.comma || byte === BYTE.closeList || byte === BYTE.closeObject) return at;
  }
  return UNFINISHED;
}
