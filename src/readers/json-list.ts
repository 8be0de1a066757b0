import { ListElements, type TakeElement } from './json-elements.ts';
import { BYTE } from './json-bytes.ts';
import { isObject } from './json-values.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

/** Bytes before a bracket that are looked at for the key of the list. */
const TAIL_BYTES = 1_000;

/** Bytes kept for later: copied, because the piece they came in may be used again. */
class Kept {
  readonly #parts: Buffer[] = [];
  #bytes = 0;

  /** @throws FileRefused `json-too-large`. */
  add(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > LIMITS.jsonBytes) {
      throw new FileRefused('json-too-large', `A part of the document has more than ${LIMITS.jsonBytes} bytes.`);
    }
    if (bytes.length > 0) this.#parts.push(Buffer.from(bytes));
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString();
  }

  /** The last few letters: looking at all of them for every list of a document would take for ever. */
  get tail(): string {
    let first = this.#parts.length;
    for (let have = 0; first > 0 && have < TAIL_BYTES; first -= 1) have += this.#parts[first - 1]?.length ?? 0;
    return Buffer.concat(this.#parts.slice(first)).subarray(-TAIL_BYTES).toString();
  }
}

/** Depth of the members of a document. */
const MEMBERS = 1;

/**
 * Parts a JSON document whose bulk is one list among its members, so that neither is ever held whole: real reports of
 * search terms are larger than a string can be. Elements are handed on as they come, the rest is parsed at its end.
 */
export class JsonListSplitter {
  readonly #key: string;
  readonly #beforeList: RegExp;
  readonly #open: (document: unknown) => TakeElement | null;
  readonly #before = new Kept();
  readonly #after = new Kept();
  #opened: Readonly<Record<string, unknown>> | null = null;
  #elements: ListElements | null = null;
  #phase: 'before' | 'inside' | 'after' = 'before';
  #depth = 0;
  #inString = false;
  #escaped = false;

  /**
   * @param key of the list.
   * @param open is given the document as far as the list, which is empty; null: the list is to stay in the document.
   */
  constructor(key: string, open: (document: unknown) => TakeElement | null) {
    this.#key = key;
    this.#beforeList = new RegExp(`"${key}"\\s*:\\s*\\[$`);
    this.#open = open;
  }

  /** @throws SyntaxError for text that is no JSON, FileRefused `json-too-large` for a part without end. */
  write(bytes: Uint8Array): void {
    if (this.#phase === 'before') this.#writeBefore(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    else if (this.#phase === 'inside') this.#writeElements(bytes);
    else this.#after.add(bytes);
  }

  /**
   * The document without the elements that were handed on.
   * @throws SyntaxError when it is cut or broken, or has twice what was told of it when its list was opened.
   */
  end(): unknown {
    if (this.#phase === 'inside') this.#keepAfter(this.#elements?.end() ?? null);
    const document: unknown = JSON.parse(this.#before.text + this.#after.text);
    if (this.#opened === null) return document;
    let own = '';
    while (Object.hasOwn(this.#opened, own)) own += ' ';
    const after = JSON.parse(`{"${own}":[${this.#after.text}`) as object;
    const again = Object.keys(this.#opened).find((key) => Object.hasOwn(after, key));
    if (again !== undefined) throw new SyntaxError(`it has "${again}" twice`);
    return document;
  }

  #writeElements(bytes: Uint8Array): void {
    this.#keepAfter(this.#elements?.write(bytes) ?? null);
  }

  #keepAfter(rest: Buffer | null): void {
    if (rest === null) return;
    this.#phase = 'after';
    this.#after.add(rest);
  }

  #writeBefore(piece: Buffer): void {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      if (this.#inString) {
        at = this.#skipString(piece, at);
        continue;
      }
      const byte = piece[at];
      if (byte === BYTE.quote) this.#inString = true;
      else if (byte === BYTE.openObject) this.#depth += 1;
      else if (byte === BYTE.closeObject || byte === BYTE.closeList) this.#depth -= 1;
      else if (byte === BYTE.openList) {
        this.#depth += 1;
        if (this.#depth !== MEMBERS + 1) continue;
        this.#before.add(piece.subarray(from, at + 1));
        from = at + 1;
        this.#begin();
        if (this.#phase === 'before') continue;
        this.write(piece.subarray(from));
        return;
      }
    }
    this.#before.add(piece.subarray(from));
  }

  /** Place of the quote that ends the string, or the end of the piece. */
  #skipString(piece: Buffer, start: number): number {
    let from = this.#escaped ? start + 1 : start;
    this.#escaped = false;
    for (;;) {
      const quote = piece.indexOf(BYTE.quote, from);
      const end = quote === -1 ? piece.length : quote;
      let slashes = 0;
      while (end - slashes > from && piece[end - slashes - 1] === BYTE.backslash) slashes += 1;
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

  /** Looks whether the bracket just kept opens the list. */
  #begin(): void {
    if (!this.#beforeList.test(this.#before.tail)) return;
    const document: unknown = JSON.parse(`${this.#before.text}]}`);
    // The key may only have ended like the list's.
    const isList = isObject(document) && Array.isArray(document[this.#key]);
    const take = isList ? this.#open(document) : null;
    if (!isList || take === null) {
      this.#phase = 'after';
      return;
    }
    this.#opened = document;
    this.#elements = new ListElements(take);
    this.#phase = 'inside';
  }
}
