import type { CheckContext } from '../check.ts';
import type { ListingText } from '../listing-text.ts';
import { attributeOf } from './attributes.ts';

/** Attributes children differ by: those the theme names (`SIZE_NAME/COLOR_NAME`), or the rule's. */
export function variationAttributes(context: CheckContext, listing: ListingText): string[] {
  const theme = listing.facts.variationTheme?.toLowerCase() ?? '';
  const named = theme
    .split(/[^a-z_]+/)
    .map((part) => part.replace(/_name$/, ''))
    .flatMap((part) => (part === 'sizecolor' || part === 'colorsize' ? ['size', 'color'] : [part]))
    .filter((part) => part !== '');
  return named.length > 0 ? named : [...(context.rule.check.attributes ?? ['color', 'size'])];
}

/** Values of the attributes children differ by; empty where the files tell none. */
export function variationValues(context: CheckContext, listing: ListingText): string[] {
  return variationAttributes(context, listing).flatMap((name) => attributeOf(listing, name)?.value ?? []);
}

/** Colours and sizes among other things: whatever the theme, the rule's own attributes. */
export function ownValues(context: CheckContext, listing: ListingText): string[] {
  return (context.rule.check.attributes ?? []).flatMap((name) => attributeOf(listing, name)?.value ?? []);
}
