import type { RuleTable } from '../table.ts';
import imageRulesJson from './image-rules.json' with { type: 'json' };
import issueCodesJson from './issue-codes.json' with { type: 'json' };
import type { ImageRule, IssueCode, ListingRule, SuppressionTrigger, WordList } from './listing-rule.ts';
import listingRulesJson from './listing-rules.json' with { type: 'json' };
import suppressionTriggersJson from './suppression-triggers.json' with { type: 'json' };
import wordListsJson from './word-lists.json' with { type: 'json' };

// JSON widens every literal to string; the shapes are checked by a test.

/** Dated rules about titles, item highlights, bullets, descriptions and search terms. */
export const listingRules = listingRulesJson as unknown as RuleTable<ListingRule>;

/** What codes of Amazon's issues mean, as its documents and examples say. */
export const issueCodes = issueCodesJson as unknown as RuleTable<IssueCode>;

/** States that can keep a listing out of search. */
export const suppressionTriggers = suppressionTriggersJson as unknown as RuleTable<SuppressionTrigger>;

/** Words that rules name, by list and language. */
export const wordLists = wordListsJson as unknown as RuleTable<WordList>;

/** Rules about pictures, with the limits their measures are compared with. */
export const imageRules = imageRulesJson as unknown as RuleTable<ImageRule>;
