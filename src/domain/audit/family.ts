import type { ListingText } from './listing-text.ts';

/** Parents and children as far as the files have them. */
export interface Family {
  /** Null for a parent itself, and where no file has it. */
  readonly parent: ListingText | null;
  /** The children of the same parent, the listing itself among them; of a parent, its children. */
  readonly children: readonly ListingText[];
}

/** The families of the listings of a run, found by SKU or ASIN of the parent. */
export class Families {
  readonly #children = new Map<string, ListingText[]>();
  readonly #byKey = new Map<string, ListingText>();

  constructor(listings: readonly ListingText[]) {
    for (const listing of listings) {
      for (const key of ownKeys(listing)) if (!this.#byKey.has(key)) this.#byKey.set(key, listing);
      const { parentKey } = listing.facts;
      if (parentKey === null) continue;
      const key = within(listing, parentKey);
      const known = this.#children.get(key);
      if (known === undefined) this.#children.set(key, [listing]);
      else known.push(listing);
    }
  }

  /** Null for a listing that is neither parent nor child. */
  of(listing: ListingText): Family | null {
    const { parentKey, isParent } = listing.facts;
    if (parentKey !== null) {
      const key = within(listing, parentKey);
      return { parent: this.#byKey.get(key) ?? null, children: this.#children.get(key) ?? [listing] };
    }
    const children = ownKeys(listing).flatMap((key) => this.#children.get(key) ?? []);
    return isParent || children.length > 0 ? { parent: null, children: [...new Set(children)] } : null;
  }
}

function within({ marketplace }: ListingText, key: string): string {
  return `${marketplace ?? ''} ${key}`;
}

function ownKeys(listing: ListingText): string[] {
  const keys = [`sku:${listing.sku}`, ...(listing.asin === null ? [] : [`asin:${listing.asin}`])];
  return keys.map((key) => within(listing, key));
}

/** Sets that are joined: each value leads to the first one of its set. */
class Joined {
  readonly #leads: number[];

  constructor(size: number) {
    this.#leads = Array.from({ length: size }, (_, index) => index);
  }

  first(value: number): number {
    let lead = value;
    for (let next = this.#leads[lead] ?? lead; next !== lead; next = this.#leads[lead] ?? lead) lead = next;
    // Found again without the way there.
    for (let at = value; at !== lead;) {
      const next = this.#leads[at] ?? lead;
      this.#leads[at] = lead;
      at = next;
    }
    return lead;
  }

  join(left: number, right: number): void {
    const [one, other] = [this.first(left), this.first(right)];
    this.#leads[Math.max(one, other)] = Math.min(one, other);
  }
}

/**
 * The places of the listings in parts of at least `size` (the last may be smaller), none of which holds a listing without
 * all that could be its parent, children or siblings: `Families` of a part says of its listings what that of all says.
 */
export function wholeFamilies(listings: readonly ListingText[], size: number): number[][] {
  const sets = new Joined(listings.length);
  const byKey = new Map<string, number>();
  for (const [place, listing] of listings.entries()) {
    const { parentKey } = listing.facts;
    const keys = parentKey === null ? ownKeys(listing) : [...ownKeys(listing), within(listing, parentKey)];
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, place);
      else sets.join(known, place);
    }
  }
  const families = Map.groupBy(listings.keys(), (place) => sets.first(place));
  const parts: number[][] = [];
  let part: number[] = [];
  for (const family of families.values()) {
    part = part.concat(family);
    if (part.length < size) continue;
    parts.push(part);
    part = [];
  }
  if (part.length > 0) parts.push(part);
  // As in the list of all: the first of two listings of one key is the one that is found.
  return parts.map((places) => places.sort((left, right) => left - right));
}
