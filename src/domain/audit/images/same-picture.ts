import { type ImageLimits, limit } from './image-limits.ts';
import type { MeasuredImage } from './measure-image.ts';
import { hashDistance } from './perceptual-hash.ts';
import { colourDifference } from './product-colour.ts';

/** How alike two pictures are: `certain` and `likely` are the same motif in the same colours. */
export type Likeness = 'certain' | 'likely' | 'colour-variant' | 'different';

/** What two pictures are compared by. */
export interface Compared {
  readonly likeness: Likeness;
  /** Bits of 64 in which the hashes of the whole pictures differ. */
  readonly distance: number;
}

/**
 * Compares two pictures by the perceptual hash of the whole and of the product box, then by the product's mean colour:
 * the hash alone is blind to colour and calls variants the same. Null when one of them has no pixels. Finds no mirrored
 * copies. Limits: rule IMG-DUP.
 */
export function comparePictures(one: MeasuredImage, other: MeasuredImage, limits: ImageLimits): Compared | null {
  if (one.measures === null || other.measures === null) return null;
  // One colour has no motif to compare.
  if (one.measures.singleColour || other.measures.singleColour) return null;
  const distance = hashDistance(one.measures.hash, other.measures.hash);
  const boxes =
    one.measures.boxHash === null || other.measures.boxHash === null
      ? null
      : hashDistance(one.measures.boxHash, other.measures.boxHash);
  const certain = distance <= limit(limits, 'certain');
  const likely = distance <= limit(limits, 'likely') && boxes !== null && boxes <= limit(limits, 'box');
  if (!certain && !likely) return { likeness: 'different', distance };
  const [left, right] = [one.measures.productColour, other.measures.productColour];
  if (left === null || right === null) return { likeness: certain ? 'certain' : 'likely', distance };
  if (colourDifference(left, right) >= limit(limits, 'colour')) return { likeness: 'colour-variant', distance };
  return { likeness: certain ? 'certain' : 'likely', distance };
}
