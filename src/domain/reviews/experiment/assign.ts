/** Turns a text into 32 bits that look like chance (FNV-1a with a last stir); the same text gives the same bits. */
function bitsOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Draws a unit (an order, or an ASIN in a week) into the group that is not asked. Drawn by its name and the seed alone:
 * anybody can draw again and get the same, and nobody's wish is in it.
 * @param share of units that are not asked, 0-1.
 */
export function armOf(unit: string, seed: string, share: number): 'ask' | 'holdout' {
  return bitsOf(`${seed}\n${unit}`) / 2 ** 32 < share ? 'holdout' : 'ask';
}
