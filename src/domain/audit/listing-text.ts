import type { Origin } from '../../model/records/origin.ts';
import type { FieldText } from './field-text.ts';
import type { ListingFacts } from './listing-facts.ts';

/** A listing put together from every record about it. A field is null when no file tells it. */
export interface ListingText {
  /** Of a page without SKU its ASIN, of an A+ document without page its key. */
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
  /** Everything but the texts. */
  readonly facts: ListingFacts;
  readonly origin: Origin;
}

/** A stretch of text with the name of its field: `title`, `bullet-2`, `search-terms`. */
export interface Piece {
  readonly field: string;
  readonly text: string;
  readonly origin: Origin;
}

/** Part of a listing whose pieces a check looks at. */
export type Part = 'title' | 'item-highlights' | 'bullets' | 'description' | 'search-terms';

/** Facts a check may need besides texts. */
export type FactNeed =
  | 'a-plus'
  | 'a-plus-content'
  | 'brand'
  | 'browse-node'
  | 'family'
  | 'issues'
  | 'shown-bullets'
  | 'shown-title'
  | 'status'
  | 'template-date';

/** Parts of a listing a check may need. `text`: any part a shopper reads. */
export type Need = Part | FactNeed | 'text';

/** Every part a shopper reads, in the order of the page. */
export const VISIBLE_PARTS: readonly Part[] = ['title', 'item-highlights', 'bullets', 'description'];

/** Every part with text, those a shopper does not read among them. */
export const TEXT_PARTS: readonly Part[] = [...VISIBLE_PARTS, 'search-terms'];

function one(field: string, value: FieldText | null): Piece[] {
  return value === null || value.text === '' ? [] : [{ field, text: value.text, origin: value.origin }];
}

function piecesOfPart(listing: ListingText, part: Part): Piece[] {
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
}

/**
 * What is worked out of one listing, kept until another is asked for: listings are judged one after the other, and
 * what is kept of ten thousand would fill memory.
 */
export function ofLastListing<Memory>(make: () => Memory): (listing: ListingText) => Memory {
  let last: { readonly listing: ListingText; readonly memory: Memory } | null = null;
  return (listing) => {
    if (last?.listing !== listing) last = { listing, memory: make() };
    return last.memory;
  };
}

/** Pieces by part: every check of a listing asks for the same ones, and nobody for those of an earlier one. */
const piecesByPart = ofLastListing(() => new Map<Part, readonly Piece[]>());

/** The pieces of the named parts that hold text. */
export function piecesOf(listing: ListingText, parts: readonly Part[]): readonly Piece[] {
  const memory = piecesByPart(listing);
  const lists = parts.map((part) => {
    const known = memory.get(part);
    if (known !== undefined) return known;
    const pieces = piecesOfPart(listing, part);
    memory.set(part, pieces);
    return pieces;
  });
  const [only, ...others] = lists;
  return only !== undefined && others.length === 0 ? only : lists.flat();
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
    case 'a-plus':
      return listing.facts.aplus !== null && listing.facts.aplus.onPage !== null;
    case 'a-plus-content':
      return listing.facts.aplus !== null && listing.facts.aplus.contents.length > 0;
    case 'browse-node':
      return listing.facts.browseNode !== null;
    case 'family':
      return listing.facts.tellsFamily;
    case 'issues':
      return listing.facts.issues !== null || listing.facts.suppressions.length > 0;
    case 'shown-bullets':
      return listing.facts.shown !== null && listing.facts.shown.bullets !== null;
    case 'shown-title':
      return listing.facts.shown !== null && listing.facts.shown.title !== null;
    case 'status':
      return listing.facts.statuses !== null;
    case 'template-date':
      return listing.facts.templateDate !== null;
  }
}
