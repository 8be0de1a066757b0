import { BYTE, skipSpace, skipValue, UNFINISHED } from './json-bytes.ts';
import { JsonScan, UNFIT } from './json-scan.ts';
import { type JsonMembers, membersOf } from './json-values.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

/** Takes the members of one element; they are good until it returns. */
export type TakeElement = (element: JsonMembers) => void;

/** Up to so many bytes an element that goes on in the next piece is simply begun again. */
const SMALL = 262_144;

/**
 * The beginning is read in small slices, so that Node sees elements that go on in the next piece before it compiles the
 * scan for good: else it compiles for whole ones only and has to begin anew (a third of the time of 80 MB).
 */
const BEGINNING = 65_536;
const SLICE = 1_500;

/** Bytes that came and are not used up, in one piece that is used again and again. */
export class PendingBytes {
  /** Behind its end always stands a zero, which no JSON has. */
  bytes: Buffer = Buffer.alloc(2 * SMALL);
  at = 0;
  end = 0;

  get length(): number {
    return this.end - this.at;
  }

  add(piece: Uint8Array): void {
    const { length } = this;
    if (length + piece.length >= this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (length + piece.length));
      this.bytes.copy(larger, 0, this.at, this.end);
      this.bytes = larger;
    } else if (this.at > 0) this.bytes.copyWithin(0, this.at, this.end);
    this.bytes.set(piece, length);
    this.at = 0;
    this.end = length + piece.length;
    this.bytes[this.end] = 0;
  }

  /** Takes what is pending from a place on. */
  takeFrom(at: number): Buffer {
    const taken = this.bytes.subarray(at, this.end);
    this.at = this.end;
    return taken;
  }
}

/** Reads the elements of a list, from behind its opening bracket on, however its bytes come in pieces. */
export class ListElements {
  readonly #pending = new PendingBytes();
  readonly #scan = new JsonScan();
  readonly #take: TakeElement;
  #count = 0;
  #begun = 0;
  /** What may come next: an element or the end; a comma or the end; an element. */
  #next: 'first' | 'comma' | 'element' = 'first';
  /** Bytes in which an element did not end: looking again is worth while when there are twice as many. */
  #tooFew = 0;

  constructor(take: TakeElement) {
    this.#take = take;
  }

  /**
   * Reads the elements that end in what came so far.
   * @returns the bytes from the closing bracket on; null while it has not come.
   * @throws SyntaxError, FileRefused `json-too-large` for an element without end.
   */
  write(piece: Uint8Array): Buffer | null {
    let from = 0;
    for (; this.#begun < BEGINNING && from + SLICE < piece.length; this.#begun += SLICE) {
      const rest = this.#write(piece.subarray(from, from + SLICE));
      from += SLICE;
      if (rest !== null) return Buffer.concat([rest, piece.subarray(from)]);
    }
    return this.#write(piece.subarray(from));
  }

  #write(piece: Uint8Array): Buffer | null {
    const pending = this.#pending;
    pending.add(piece);
    const isTooLarge = pending.length > LIMITS.jsonBytes;
    if (pending.length < 2 * this.#tooFew && !isTooLarge) return null;
    const rest = this.end();
    if (rest === null && isTooLarge && pending.length > LIMITS.jsonBytes) {
      throw new FileRefused('json-too-large', `A part of the document has more than ${LIMITS.jsonBytes} bytes.`);
    }
    return rest;
  }

  /** The same without a further piece. */
  end(): Buffer | null {
    const pending = this.#pending;
    for (;;) {
      const at = skipSpace(pending.bytes, pending.at);
      pending.at = at;
      if (at >= pending.end) return null;
      const byte = pending.bytes[at];
      if (byte === BYTE.closeList && this.#next !== 'element') return pending.takeFrom(at);
      if (this.#next === 'comma') {
        if (byte !== BYTE.comma) throw this.#broken('is not followed by a comma or the end of the list');
        pending.at += 1;
        this.#next = 'element';
        continue;
      }
      const end = this.#element(at);
      if (end === UNFINISHED) {
        this.#tooFew = pending.length > SMALL ? pending.length : 0;
        return null;
      }
      pending.at = end;
      this.#tooFew = 0;
      this.#next = 'comma';
    }
  }

  #broken(how: string): SyntaxError {
    return new SyntaxError(`element ${this.#count} of the list ${how}`);
  }

  /** Reads the element that begins here; returns where it ends. */
  #element(at: number): number {
    const { bytes, end } = this.#pending;
    const scanned = bytes[at] === BYTE.openObject ? this.#scan.scan(bytes, at, end) : UNFIT;
    if (scanned >= 0) {
      this.#count += 1;
      this.#take(this.#scan.members);
      return scanned;
    }
    if (scanned === UNFINISHED) return UNFINISHED;
    const found = skipValue(bytes, at, end);
    if (found === UNFINISHED) return UNFINISHED;
    this.#count += 1;
    if (found === at) throw this.#broken('is missing');
    this.#take(membersOf(JSON.parse(bytes.toString('utf8', at, found))));
    return found;
  }
}
