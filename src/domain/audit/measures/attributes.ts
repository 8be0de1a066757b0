import type { CheckContext } from '../check.ts';
import type { Told } from '../listing-facts.ts';
import type { ListingText } from '../listing-text.ts';

/** What the files tell of an attribute; null where they have no place for it. */
export function attributeOf(listing: ListingText, name: string): Told<readonly string[]> | null {
  const told = listing.facts.attributes.get(name);
  if (told !== undefined) return told;
  return listing.facts.attributesAreWhole ? { value: [], origin: listing.origin } : null;
}

/** The one attribute the rule is about. @throws Error when it names none. */
export function ruleAttribute({ rule }: CheckContext): string {
  const [name] = rule.check.attributes ?? [];
  if (name === undefined) throw new Error(`rule ${rule.id} names no attribute`);
  return name;
}
