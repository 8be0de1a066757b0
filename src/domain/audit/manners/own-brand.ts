import type { ListingText } from '../listing-text.ts';
import { phraseFinder, type PhraseFinder } from '../text/phrases.ts';

/**
 * Gives listings whose brand no file tells the one of the user's own brands that their title names. A title that names
 * none, or more than one, leaves the brand unknown.
 */
export function brandNamer(brands: readonly string[]): (listing: ListingText) => ListingText {
  if (brands.length === 0) return (listing) => listing;
  const finders = new Map<string, PhraseFinder>();
  return (listing) => {
    if (listing.brand !== null || listing.title === null) return listing;
    const find = finders.get(listing.language) ?? phraseFinder(brands, listing.language);
    finders.set(listing.language, find);
    const named = new Set(find(listing.title.text).map(({ phrase }) => phrase));
    const [brand] = named;
    return named.size === 1 && brand !== undefined ? { ...listing, brand } : listing;
  };
}
