import type { Pattern } from './json-bytes.ts';
import { ABSENT, type JsonMembers, membersOf, NO_OBJECT } from './json-values.ts';

/** Texts up to this length are compared with the one that stood in the same place before. */
const MEMO_LENGTH = 24;
/** Keys asked for of one object whose order is remembered. */
const MOST_ASKED = 100;

/** What an element has in a place. */
export const NUMBER = 1;
/** Text of ASCII letters without escapes; of any letters without escapes. */
export const ASCII = 2;
export const LETTERS = 3;
export const OBJECT = 4;
/** A value of any other form, parsed: null, true, false, a list, a text with escapes. */
export const PARSED = 5;

/** Stands for an object where a value is asked for: only that it is one matters. */
const SOME_OBJECT: object = Object.freeze({});

/** From the end of one value to the beginning of the next: the bytes between them, and the objects that begin there. */
export interface Step {
  readonly bytes: Pattern;
  readonly opened: readonly Place[];
  /** Null at the end of the element. */
  readonly to: Place | null;
}

/** What places are found in. */
export interface Scanned {
  readonly bytes: Buffer;
  /** The number of the element that was scanned last. */
  readonly element: number;
}

/** A key that was asked for, and its place where any element has had one. */
interface Asked {
  readonly key: string;
  readonly place: Place | undefined;
}

/** A place that elements may have a value in. */
export class Place implements JsonMembers {
  readonly #scan: Scanned;
  readonly inside: Place | null;
  readonly depth: number;
  readonly #members = new Map<string, Place>();
  /** Keys in the order in which they were asked for, which is the same for every element. */
  #asked: Asked[] = [];
  #next = 0;
  readonly steps: Step[] = [];
  /** The element in which it was found last. */
  seen = 0;
  type = PARSED;
  number = Number.NaN;
  start = 0;
  end = 0;
  parsed: unknown = null;
  #text = '';

  constructor(scan: Scanned, inside: Place | null) {
    this.#scan = scan;
    this.inside = inside;
    this.depth = inside === null ? 0 : inside.depth + 1;
  }

  member(key: string): Place | undefined {
    return this.#members.get(key);
  }

  add(key: string): Place {
    const place = new Place(this.#scan, this);
    this.#members.set(key, place);
    this.#asked = [];
    this.#next = 0;
    return place;
  }

  /** The place under a key in this element. */
  #found(key: string): Place | null {
    const foretold = this.#asked[this.#next];
    let place: Place | undefined;
    if (foretold !== undefined && foretold.key === key) {
      ({ place } = foretold);
      this.#next = this.#next + 1 < this.#asked.length ? this.#next + 1 : 0;
    } else place = this.#seek(key);
    return place === undefined || place.seen !== this.#scan.element ? null : place;
  }

  #seek(key: string): Place | undefined {
    const place = this.#members.get(key);
    const known = this.#asked.findIndex((asked) => asked.key === key);
    if (known === -1 && this.#asked.length < MOST_ASKED) this.#asked.push({ key, place });
    this.#next = (known === -1 ? this.#asked.length : known + 1) % Math.max(this.#asked.length, 1);
    return place;
  }

  value(key: string): unknown {
    const place = this.#found(key);
    if (place === null) return undefined;
    if (place.type === NUMBER) return place.number;
    if (place.type === ASCII) return place.#ascii();
    if (place.type === LETTERS) return this.#scan.bytes.toString('utf8', place.start, place.end);
    return place.type === OBJECT ? SOME_OBJECT : place.parsed;
  }

  /** Asked out of the order in which the keys of an element are. */
  has(key: string): boolean {
    return this.#members.get(key)?.seen === this.#scan.element;
  }

  part(key: string): JsonMembers {
    const place = this.#found(key);
    if (place === null) return ABSENT;
    if (place.type === OBJECT) return place;
    return place.type === PARSED ? membersOf(place.parsed) : NO_OBJECT;
  }

  /** The text, the same one as before where the letters are the same: currencies and dates hardly change. */
  #ascii(): string {
    const length = this.end - this.start;
    if (length !== this.#text.length || !this.#isText()) {
      const text = this.#scan.bytes.toString('latin1', this.start, this.end);
      if (length > MEMO_LENGTH) return text;
      this.#text = text;
    }
    return this.#text;
  }

  #isText(): boolean {
    const { bytes } = this.#scan;
    for (let at = this.end - this.start - 1; at >= 0; at -= 1) {
      if (bytes[this.start + at] !== this.#text.charCodeAt(at)) return false;
    }
    return true;
  }
}
