import type { FieldText } from '../field-text.ts';
import type { ListingText } from '../listing-text.ts';

/** The text of a field by its name in a finding; null where there is none or the field has several. */
export function fieldText(listing: ListingText, field: string): string | null {
  switch (field) {
    case 'title':
      return listing.title?.text ?? null;
    case 'item-highlights':
      return listing.itemHighlights?.text ?? null;
    case 'description':
      return listing.description?.text ?? null;
    case 'search-terms':
      return listing.searchTerms?.text ?? null;
    default:
      return listing.bullets?.[bulletIndex(field)]?.text ?? null;
  }
}

function bulletIndex(field: string): number {
  return Number(/^bullet-(\d+)$/.exec(field)?.[1] ?? 0) - 1;
}

function changed(value: FieldText | null, text: string): FieldText | null {
  return value === null ? null : { ...value, text };
}

/** The listing with another text in one field. */
export function withFieldText(listing: ListingText, field: string, text: string): ListingText {
  switch (field) {
    case 'title':
      return { ...listing, title: changed(listing.title, text) };
    case 'item-highlights':
      return { ...listing, itemHighlights: changed(listing.itemHighlights, text) };
    case 'description':
      return { ...listing, description: changed(listing.description, text) };
    case 'search-terms':
      return { ...listing, searchTerms: changed(listing.searchTerms, text) };
    default: {
      const at = bulletIndex(field);
      const bullets = listing.bullets?.map((bullet, index) => (index === at ? { ...bullet, text } : bullet)) ?? null;
      return { ...listing, bullets };
    }
  }
}
