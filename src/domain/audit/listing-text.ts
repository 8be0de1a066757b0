import type { Origin } from '../../model/records/origin.ts';

/** One text of a listing as it is counted, with the file line it came from. */
export interface FieldText {
  /** Normalised; empty when the file has the field and it is empty. */
  readonly text: string;
  readonly origin: Origin;
  /** True when normalising changed what the file holds. */
  readonly changed: boolean;
}

/** A listing put together from every record about it. A field is null when no file tells it. */
export interface ListingText {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** Language the texts should be in, ISO 639-1. */
  readonly language: string;
  readonly brand: string | null;
  /** True when brand is the literal Amazon uses for goods without one. */
  readonly genericBrand: boolean;
  /** Books, music, video, DVD, software: other title rules hold. */
  readonly media: boolean;
  /** ISO date the offer was opened. */
  readonly openDate: string | null;
  readonly title: FieldText | null;
  readonly itemHighlights: FieldText | null;
  readonly bullets: readonly FieldText[] | null;
  readonly description: FieldText | null;
  readonly searchTerms: FieldText | null;
  readonly origin: Origin;
}

/** A stretch of text with the name of its field: `title`, `bullet-2`, `search-terms`. */
export interface Piece {
  readonly field: string;
  readonly text: string;
  readonly origin: Origin;
}

/** Parts of a listing a check may need. `text`: any part a shopper reads. */
export type Need = 'title' | 'item-highlights' | 'bullets' | 'description' | 'search-terms' | 'brand' | 'text';

/** Part of a listing whose pieces a check looks at. */
export type Part = Exclude<Need, 'brand' | 'text'>;

/** Every part a shopper reads, in the order of the page. */
export const VISIBLE_PARTS: readonly Part[] = ['title', 'item-highlights', 'bullets', 'description'];

function one(field: string, value: FieldText | null): Piece[] {
  return value === null || value.text === '' ? [] : [{ field, text: value.text, origin: value.origin }];
}

/** The pieces of the named parts that hold text. */
export function piecesOf(listing: ListingText, parts: readonly Part[]): Piece[] {
  return parts.flatMap((part) => {
    switch (part) {
      case 'title':
        return one('title', listing.title);
      case 'item-highlights':
        return one('item-highlights', listing.itemHighlights);
      case 'description':
        return one('description', listing.description);
      case 'search-terms':
        return one('search-terms', listing.searchTerms);
      case 'bullets':
        return (listing.bullets ?? []).flatMap((bullet, index) => one(`bullet-${index + 1}`, bullet));
    }
  });
}

/** True when some file tells the part, even if it is empty there. */
export function hasPart(listing: ListingText, need: Need): boolean {
  switch (need) {
    case 'title':
      return listing.title !== null;
    case 'item-highlights':
      return listing.itemHighlights !== null;
    case 'bullets':
      return listing.bullets !== null;
    case 'description':
      return listing.description !== null;
    case 'search-terms':
      return listing.searchTerms !== null;
    case 'brand':
      return listing.brand !== null;
    case 'text':
      return VISIBLE_PARTS.some((part) => hasPart(listing, part));
  }
}
