import type { ListingText } from '../listing-text.ts';
import type { FoldRules } from './fold.ts';
import type { Hindrances } from './hindrances.ts';
import type { ForbiddenWords } from './forbidden-words.ts';
import type { FieldTexts } from './listing-index.ts';
import type { SearchTermLimits } from './search-term-limits.ts';
import type { WeighedTarget } from './target.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that is looked at when one listing is judged: its texts, its phrases and the rules that hold for it. */
export interface ListingScene {
  readonly listing: ListingText;
  readonly texts: FieldTexts;
  readonly targets: readonly WeighedTarget[];
  /** The words of all phrases of the marketplace. */
  readonly vocabulary: Vocabulary;
  readonly rules: FoldRules;
  readonly stopWords: ReadonlySet<string>;
  readonly forbidden: ForbiddenWords;
  /** What keeps search terms from completing a phrase, whichever listing it is. */
  hindrancesOf(target: WeighedTarget): Hindrances;
  readonly limits: SearchTermLimits;
  /** True when the words hold the name of a brand that is not the seller's. */
  isCompetitor(words: readonly { readonly key: string }[]): boolean;
  /** Words of the seller's own brands. */
  readonly ownBrandWords: ReadonlySet<string>;
}
