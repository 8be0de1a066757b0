import type { ImageRule, ListingRule, WordList } from '../../rules/policy/listing-rule.ts';
import type { RuleTable } from '../../rules/table.ts';

/** Tables of the user's own in place of the shipped ones. */
export interface PolicyOptions {
  readonly rules?: RuleTable<ListingRule>;
  readonly words?: RuleTable<WordList>;
  readonly imageRules?: RuleTable<ImageRule>;
}

/** Picks the audit's tables out of the user's own, by their kind; the last of a kind counts. */
export function policyOptions(tables: readonly RuleTable<unknown>[]): PolicyOptions {
  const last = (kind: string): RuleTable<unknown> | undefined => tables.findLast((table) => table.kind === kind);
  const [rules, words, images] = [last('listing-rules'), last('word-lists'), last('image-rules')];
  return {
    // The schema of each kind has judged the rows before they come here.
    ...(rules === undefined ? {} : { rules: rules as RuleTable<ListingRule> }),
    ...(words === undefined ? {} : { words: words as RuleTable<WordList> }),
    ...(images === undefined ? {} : { imageRules: images as RuleTable<ImageRule> }),
  };
}
