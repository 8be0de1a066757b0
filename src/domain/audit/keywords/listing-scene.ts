import type { ListingText } from '../listing-text.ts';
import type { FoldRules } from './fold.ts';
import type { ForbiddenWords } from './forbidden-words.ts';
import type { FieldTexts } from './listing-index.ts';
import type { SearchTermLimits } from './search-term-limits.ts';
import type { WeighedTarget } from './target.ts';

/** Everything that is looked at when one listing is judged: its texts, its phrases and the rules that hold for it. */
export interface ListingScene {
  readonly listing: ListingText;
  readonly texts: FieldTexts;
  readonly targets: readonly WeighedTarget[];
  readonly rules: FoldRules;
  readonly stopWords: ReadonlySet<string>;
  readonly forbidden: ForbiddenWords;
  readonly limits: SearchTermLimits;
  /** True when the words hold the name of a brand that is not the seller's. */
  isCompetitor(words: readonly { readonly key: string }[]): boolean;
  /** Words of the seller's own brands. */
  readonly ownBrandWords: ReadonlySet<string>;
}
