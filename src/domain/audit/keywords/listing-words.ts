import { type FoldRules, isUnspaced } from './fold.ts';
import { type FieldTexts, indexListing, type ListingIndex } from './listing-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The texts of a listing made ready to be compared with the phrases of its marketplace. */
export interface ListingWords {
  readonly index: ListingIndex;
  /** Fields with the very word, by its number in the vocabulary. */
  readonly exact: Uint8Array;
  /** Fields with the word in either number. */
  readonly any: Uint8Array;
  /** Compared by substring: a phrase may stand where its words do not stand apart. */
  readonly unspaced: boolean;
}

/** Looks the words of all phrases up in the texts, once for every comparison with them. */
export function listingWords(texts: FieldTexts, rules: FoldRules, vocabulary: Vocabulary): ListingWords {
  const index = indexListing(texts, rules);
  return { index, ...index.masks(vocabulary), unspaced: isUnspaced(rules.language) };
}
