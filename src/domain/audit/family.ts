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
