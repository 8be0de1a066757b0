import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Depth of the members of a document, and of the elements of its list. */
const MEMBERS = 1;
const ELEMENTS = 2;

/** Takes one element of the list. */
export type TakeElement = (element: unknown) => void;

/** Bytes kept for later: copied, because the piece they came in may be used again. */
class Kept {
  readonly #parts: Buffer[] = [];
  #bytes = 0;

  /** @throws FileRefused `json-too-large`. */
  add(bytes: Buffer): void {
    this.#bytes += bytes.length;
    if (this.#bytes > LIMITS.jsonBytes) {
      throw new FileRefused('json-too-large', `A part of the document has more than ${LIMITS.jsonBytes} bytes.`);
    }
    if (bytes.length > 0) this.#parts.push(Buffer.from(bytes));
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString();
  }

  take(): string {
    const { text } = this;
    this.#parts.length = 0;
    this.#bytes = 0;
    return text;
  }
}

/**
 * Parts a JSON document whose bulk is one list among its members, so that neither is ever held whole: real reports of
 * search terms are larger than a string can be. Elements are parsed by the piece, the rest of the document at its end.
 */
export class JsonListSplitter {
  readonly #beforeList: RegExp;
  readonly #open: (document: unknown) => TakeElement | null;
  /** The document without the elements that were handed on. */
  readonly #rest = new Kept();
  /** The element that goes on in the next piece. */
  readonly #cut = new Kept();
  #take: TakeElement | null = null;
  #phase: 'before' | 'inside' | 'after' = 'before';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #afterComma = false;

  /**
   * @param key of the list.
   * @param open is given the document as far as the list, which is empty; null: the list is to stay in the document.
   */
  constructor(key: string, open: (document: unknown) => TakeElement | null) {
    this.#beforeList = new RegExp(`"${key}"\\s*:\\s*\\[$`);
    this.#open = open;
  }

  /** @throws SyntaxError for text that is no JSON, FileRefused `json-too-large` for a part without end. */
  write(bytes: Uint8Array): void {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    let lastComma = -1;
    for (let at = 0; at < piece.length; at += 1) {
      if (this.#inString) at = this.#skipString(piece, at);
      else {
        switch (piece[at]) {
          case QUOTE:
            this.#inString = true;
            break;
          case OPEN_OBJECT:
            this.#depth += 1;
            break;
          case OPEN_LIST:
            if (this.#depth === MEMBERS && this.#phase === 'before') {
              this.#rest.add(piece.subarray(from, at + 1));
              from = at + 1;
              this.#begin();
            }
            this.#depth += 1;
            break;
          case CLOSE_LIST:
          case CLOSE_OBJECT:
            this.#depth -= 1;
            if (this.#depth !== MEMBERS || this.#phase !== 'inside') break;
            this.#parse(piece.subarray(from, at), true);
            this.#phase = 'after';
            from = at;
            break;
          case COMMA:
            if (this.#depth === ELEMENTS) lastComma = at;
            break;
          default:
        }
      }
    }
    if (this.#phase === 'inside' && lastComma >= from) {
      this.#parse(piece.subarray(from, lastComma), false);
      from = lastComma + 1;
    }
    (this.#phase === 'inside' ? this.#cut : this.#rest).add(piece.subarray(from));
  }

  /** The document without the elements that were handed on. @throws SyntaxError when it is cut or broken. */
  end(): unknown {
    return JSON.parse(this.#rest.text);
  }

  /** Place of the quote that ends the string, or the end of the piece. */
  #skipString(piece: Buffer, start: number): number {
    let from = this.#escaped ? start + 1 : start;
    this.#escaped = false;
    for (;;) {
      const quote = piece.indexOf(QUOTE, from);
      const end = quote === -1 ? piece.length : quote;
      let slashes = 0;
      while (end - slashes > from && piece[end - slashes - 1] === BACKSLASH) slashes += 1;
      const escaped = slashes % 2 === 1;
      if (quote === -1) {
        this.#escaped = escaped;
        return end;
      }
      if (!escaped) {
        this.#inString = false;
        return quote;
      }
      from = quote + 1;
    }
  }

  #begin(): void {
    const before = this.#rest.text;
    if (!this.#beforeList.test(before)) return;
    this.#take = this.#open(JSON.parse(`${before}]}`));
    this.#phase = this.#take === null ? 'after' : 'inside';
  }

  #parse(bytes: Buffer, last: boolean): void {
    this.#cut.add(bytes);
    const text = this.#cut.take();
    if (text.trim() === '' && last && !this.#afterComma) return;
    this.#afterComma = !last;
    const elements = JSON.parse(`[${text}]`) as unknown[];
    if (elements.length === 0) throw new SyntaxError('an element of the list is missing');
    for (const element of elements) this.#take?.(element);
  }
}
