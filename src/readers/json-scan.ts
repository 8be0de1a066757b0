import { BYTE, Pattern, skipSpace, skipValue, UNFINISHED } from './json-bytes.ts';
import { ASCII, LETTERS, NUMBER, OBJECT, PARSED, Place, type Scanned, type Step } from './json-place.ts';
import type { JsonMembers } from './json-values.ts';

/** The element is of a form that has to be parsed as a whole. */
export const UNFIT = -2;

/** Bounds of what is remembered of the form of elements; real ones have up to fifty members, four deep. */
const MOST_PLACES = 1_000;
const DEEPEST = 12;
const MOST_STEPS = 4;
const LONGEST_STEP = 4_000;
/** Digits a double holds exactly; a power of ten up to this one it holds too, so that one division rounds rightly. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * Finds the members of objects that are written alike, without making objects of them. Where each value begins is
 * foretold by the elements before: most bytes are only compared. What does not come as foretold is walked through
 * and remembered; what has an unusual form is left to JSON.parse. What is found are the values JSON.parse gives, and
 * whatever it refuses is refused.
 */
export class JsonScan implements Scanned {
  /** What is scanned; behind its end stands a zero, which no JSON has. */
  bytes: Buffer = Buffer.alloc(1);
  /** Counts the elements, so that what was found in one is not taken for another's. */
  element = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #end = 0;
  #places = 0;
  readonly #root = new Place(this, null);

  /** The members of the last element that was scanned to its end, until the next is scanned. */
  get members(): JsonMembers {
    return this.#root;
  }

  /**
   * Scans one object.
   * @param end of the bytes, where a zero stands.
   * @returns where it ends; UNFINISHED when it goes on behind the bytes; UNFIT when it is no object or has to be parsed.
   * @throws SyntaxError
   */
  scan(bytes: Buffer, from: number, end: number): number {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.#end = end;
    this.element += 1;
    let place = this.#root;
    let at = from;
    for (;;) {
      const step = this.#foretold(place, at) ?? this.#walk(place, at);
      if (typeof step === 'number') return step;
      for (const object of step.opened) {
        // A key that comes twice: which of the two holds is for JSON.parse to say.
        if (object.seen === this.element) return UNFIT;
        object.seen = this.element;
        object.type = OBJECT;
      }
      at += step.bytes.length;
      if (step.to === null) return at;
      place = step.to;
      if (place.seen === this.element) return UNFIT;
      place.seen = this.element;
      at = this.#value(place, at);
      if (at < 0) return at;
    }
  }

  #foretold({ steps }: Place, at: number): Step | null {
    for (const step of steps) {
      if (at + step.bytes.length > this.#end || !step.bytes.isAt(this.#view, at)) continue;
      const next = this.bytes[at + step.bytes.length] ?? 0;
      // An object where there was a plain value before, or other spaces.
      if (step.to === null || (next > BYTE.space && next !== BYTE.openObject)) return step;
    }
    return null;
  }

  /** UNFINISHED at the end of the bytes, else UNFIT. */
  #broken(at: number): number {
    return at >= this.#end ? UNFINISHED : UNFIT;
  }

  /** Goes from the end of a value to the beginning of the next, and remembers the way. */
  #walk(from: Place, start: number): Step | number {
    const { bytes } = this;
    const opened: Place[] = [];
    let inside = from.inside ?? from;
    let at = start;
    let first = from.inside === null;
    if (first) {
      if (bytes[at] !== BYTE.openObject) return this.#broken(at);
      at += 1;
    }
    for (;;) {
      at = skipSpace(bytes, at);
      if (bytes[at] === BYTE.closeObject) {
        at += 1;
        if (inside.inside === null) return this.#remember(from, { bytes: this.#copy(start, at), opened, to: null });
        inside = inside.inside;
        first = false;
        continue;
      }
      if (!first) {
        if (bytes[at] !== BYTE.comma) return this.#broken(at);
        at = skipSpace(bytes, at + 1);
      }
      if (bytes[at] !== BYTE.quote) return this.#broken(at);
      const end = this.#plainEnd(at + 1);
      if (bytes[end] !== BYTE.quote) return this.#broken(end);
      const place = this.#placeOf(inside, bytes.toString('utf8', at + 1, end));
      at = skipSpace(bytes, end + 1);
      if (bytes[at] !== BYTE.colon) return this.#broken(at);
      at = skipSpace(bytes, at + 1);
      if (at >= this.#end) return UNFINISHED;
      if (place === null) return UNFIT;
      if (bytes[at] !== BYTE.openObject) {
        return this.#remember(from, { bytes: this.#copy(start, at), opened, to: place });
      }
      opened.push(place);
      inside = place;
      first = true;
      at += 1;
    }
  }

  #copy(start: number, end: number): Pattern {
    return new Pattern(this.bytes.subarray(start, end));
  }

  #remember({ steps }: Place, step: Step): Step {
    if (steps.length < MOST_STEPS && step.bytes.length <= LONGEST_STEP) steps.push(step);
    return step;
  }

  #placeOf(inside: Place, key: string): Place | null {
    const known = inside.member(key);
    if (known !== undefined) return known;
    if (inside.depth >= DEEPEST || this.#places >= MOST_PLACES) return null;
    this.#places += 1;
    return inside.add(key);
  }

  /** Place of the first byte that is no plain letter of a text. */
  #plainEnd(start: number): number {
    const { bytes } = this;
    let at = start;
    for (let byte = bytes[at] ?? 0; byte >= BYTE.space && byte !== BYTE.quote && byte !== BYTE.backslash;) {
      at += 1;
      byte = bytes[at] ?? 0;
    }
    return at;
  }

  /** Reads the value that begins here; returns where it ends. */
  #value(place: Place, at: number): number {
    const { bytes } = this;
    const first = bytes[at] ?? 0;
    if (first === BYTE.quote) {
      let end = at + 1;
      let letters = 0;
      for (;;) {
        const byte = bytes[end] ?? 0;
        if (byte === BYTE.quote) {
          place.type = letters < 0x80 ? ASCII : LETTERS;
          place.start = at + 1;
          place.end = end;
          return end + 1;
        }
        if (byte < BYTE.space || byte === BYTE.backslash) break;
        letters |= byte;
        end += 1;
      }
    } else {
      const end = this.#number(place, at);
      if (end > 0) return end;
    }
    const end = skipValue(bytes, at, this.#end);
    if (end === UNFINISHED) return UNFINISHED;
    place.type = PARSED;
    place.parsed = JSON.parse(bytes.toString('utf8', at, end));
    return end;
  }

  /** Reads a number of so few digits that it is told exactly; returns where it ends, 0 where there is none such. */
  #number(place: Place, from: number): number {
    const { bytes } = this;
    let at = from;
    const isNegative = bytes[at] === BYTE.minus;
    if (isNegative) at += 1;
    const start = at;
    let digit = (bytes[at] ?? 0) - BYTE.zero;
    if (digit < 0 || digit > 9) return 0;
    let digits = digit;
    const isZero = digit === 0;
    at += 1;
    digit = (bytes[at] ?? 0) - BYTE.zero;
    while (digit >= 0 && digit <= 9) {
      if (isZero) return 0;
      digits = digits * 10 + digit;
      at += 1;
      digit = (bytes[at] ?? 0) - BYTE.zero;
    }
    let decimals = 0;
    if (bytes[at] === BYTE.point) {
      const point = at;
      at += 1;
      digit = (bytes[at] ?? 0) - BYTE.zero;
      while (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        at += 1;
        digit = (bytes[at] ?? 0) - BYTE.zero;
      }
      decimals = at - point - 1;
      if (decimals === 0) return 0;
    }
    const next = bytes[at] ?? 0;
    if (at - start > EXACT_DIGITS || (next !== BYTE.comma && next !== BYTE.closeObject && next > BYTE.space)) return 0;
    if (next === 0) return 0;
    const value = decimals === 0 ? digits : digits / (POWERS[decimals] ?? 1);
    place.type = NUMBER;
    place.number = isNegative ? -value : value;
    return at;
  }
}
