import type { RuleTable } from '../table.ts';
import imageRulesJson from './image-rules.json' with { type: 'json' };
import type { ImageRule, ListingRule, WordList } from './listing-rule.ts';
import listingRulesJson from './listing-rules.json' with { type: 'json' };
import wordListsJson from './word-lists.json' with { type: 'json' };

// JSON widens every literal to string; the shapes are checked by a test.

/** Dated rules about titles, item highlights, bullets, descriptions and search terms. */
export const listingRules = listingRulesJson as unknown as RuleTable<ListingRule>;

/** Words that rules name, by list and language. */
export const wordLists = wordListsJson as unknown as RuleTable<WordList>;

/** Rules about pictures, with the limits their measures are compared with. */
export const imageRules = imageRulesJson as unknown as RuleTable<ImageRule>;
