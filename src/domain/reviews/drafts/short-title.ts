/** Longest name of a product in a message, in code points: a choice of ours, so that a sentence stays one. */
const LONGEST = 60;
/** What parts the name of a product from its features in a title. */
const PART = /\s[-–—|]\s|[,;(|]/;
/** A first part shorter than this is a brand, not a name. */
const SHORTEST = 15;

/**
 * A title cut to what a person would call the product: up to the first comma, dash or bracket, and to whole words. The
 * words are the seller's own; nothing is added.
 */
export function shortTitle(title: string): string {
  const whole = title.replaceAll(/\s+/g, ' ').trim();
  const at = whole.slice(SHORTEST).search(PART);
  const first = at === -1 ? whole : whole.slice(0, SHORTEST + at).trim();
  const letters = [...first];
  if (letters.length <= LONGEST) return first;
  const cut = letters.slice(0, LONGEST).join('');
  const blank = cut.lastIndexOf(' ');
  return (blank > SHORTEST ? cut.slice(0, blank) : cut).trim();
}
