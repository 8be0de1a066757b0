/** An Amazon order id: three digits, seven, seven. */
const ORDER_ID = 19;
const ZERO = 0x30;

/** The number of some digits in a text; -1 when one is no digit. */
function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The same in bytes of text. */
function digitsIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const HYPHEN = 0x2d;

/**
 * Counts different ids. A million order ids as texts in a Set take a hundred megabytes; as the numbers they are, in an
 * open-addressed table, a quarter of that. Exact: ids of any other form are kept as texts.
 */
export class DistinctIds {
  readonly #others = new Set<string>();
  #count = 0;
  /** The first ten digits of each id, 0 where there is none. */
  #heads = new Float64Array(1_024);
  #tails = new Int32Array(1_024);

  get size(): number {
    return this.#count + this.#others.size;
  }

  add(id: string): void {
    const first = id.length === ORDER_ID && id[3] === '-' && id[11] === '-' ? digitsAt(id, 0, 3) : -1;
    const middle = first > 0 ? digitsAt(id, 4, 11) : -1;
    const tail = middle >= 0 ? digitsAt(id, 12, ORDER_ID) : -1;
    if (tail < 0) this.#others.add(id);
    else this.#insert(first * 10_000_000 + middle, tail);
  }

  /** The same for an id where it stands, without making a text of it; false, and nothing done, for one of another form. */
  addBytes(bytes: Uint8Array, start: number, end: number): boolean {
    const isId = end - start === ORDER_ID && bytes[start + 3] === HYPHEN && bytes[start + 11] === HYPHEN;
    const first = isId ? digitsIn(bytes, start, start + 3) : -1;
    const middle = first > 0 ? digitsIn(bytes, start + 4, start + 11) : -1;
    const tail = middle >= 0 ? digitsIn(bytes, start + 12, end) : -1;
    if (tail < 0) return false;
    this.#insert(first * 10_000_000 + middle, tail);
    return true;
  }

  #insert(head: number, tail: number): void {
    if (!insert(this.#heads, this.#tails, head, tail)) return;
    this.#count += 1;
    if (this.#count * 3 > this.#heads.length * 2) this.#grow();
  }

  #grow(): void {
    const heads = new Float64Array(this.#heads.length * 2);
    const tails = new Int32Array(heads.length);
    for (const [slot, head] of this.#heads.entries()) if (head > 0) insert(heads, tails, head, this.#tails[slot] ?? 0);
    this.#heads = heads;
    this.#tails = tails;
  }
}

/** False when the id is there already. The length of the table is a power of two and never used up. */
function insert(heads: Float64Array, tails: Int32Array, head: number, tail: number): boolean {
  const mask = heads.length - 1;
  const mixed = Math.imul(tail ^ Math.imul(head % 0x7fffffff, 0x85ebca6b), 0xc2b2ae35);
  let slot = (mixed ^ (mixed >>> 15)) & mask;
  while (heads[slot] !== 0) {
    if (heads[slot] === head && tails[slot] === tail) return false;
    slot = (slot + 1) & mask;
  }
  heads[slot] = head;
  tails[slot] = tail;
  return true;
}
