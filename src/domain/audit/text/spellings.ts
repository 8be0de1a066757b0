/** A spelling of a word of ASCII signs, with what is asked of it again and again. */
export interface Spelling {
  /** As written. */
  readonly text: string;
  /** See `wordKey`. */
  readonly key: string;
}

/** Slots of the table; a power of two. */
const SLOTS = 1 << 15;
/** Spellings kept at most: with more, the table would fill, and texts of so many words are not alike anyway. */
const MOST = SLOTS / 2;

/** Mixes the code of the next sign into the hash of those before it. */
export function mixCode(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function isAt(text: string, start: number, end: number, known: string): boolean {
  if (known.length !== end - start) return false;
  for (let index = 0; index < known.length; index += 1) {
    if (known.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}

/**
 * Spellings met before, found by the signs of a text alone: ten thousand listings repeat a few thousand words, and
 * neither a word that is known is cut out of its text again, nor its lower case made.
 */
export class Spellings {
  readonly #slots: (Spelling | undefined)[] = Array.from({ length: SLOTS });
  readonly #keyOf: (lower: string) => string;
  #count = 0;

  constructor(keyOf: (lower: string) => string) {
    this.#keyOf = keyOf;
  }

  /** The spelling that stands from `start` to `end`, whose codes were mixed to `hash`. */
  at(text: string, start: number, end: number, hash: number): Spelling {
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let known = this.#slots[slot]; known !== undefined; known = this.#slots[slot]) {
      if (isAt(text, start, end, known.text)) return known;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#add(text.slice(start, end), slot);
  }

  #add(found: string, slot: number): Spelling {
    const lower = found.toLowerCase();
    // One string for what is written alike: looked up in sets and maps, it is compared by its place in memory.
    const written = lower === found ? lower : found;
    const key = this.#keyOf(lower);
    const made = { text: written, key };
    if (this.#count >= MOST) {
      this.#slots.fill(undefined);
      this.#count = 0;
    }
    this.#slots[slot] = made;
    this.#count += 1;
    return made;
  }
}
