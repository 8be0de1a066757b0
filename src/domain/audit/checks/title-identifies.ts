import { defineCheck } from '../check.ts';
import { piecesOf, type ListingText } from '../listing-text.ts';
import { attributeOf } from '../measures/attributes.ts';
import { roughStem, wordsOf } from '../text/words.ts';

/** Product types that name no thing. */
const VAGUE: ReadonlySet<string> = new Set(['product', 'home', 'other', 'generic', 'misc', 'miscellaneous', 'general']);
/** Shorter stems stand in many words by chance. */
const SHORTEST = 4;

/** Names of what the product is. Product types and item type keywords are English; a browse node has the store's language. */
function names({ language, facts, ...listing }: ListingText): string[] {
  const node = facts.browseNodeName === null ? [] : [facts.browseNodeName];
  if (language !== 'en') return node;
  const keyword = attributeOf({ language, facts, ...listing }, 'item_type_keyword')?.value ?? [];
  const type = facts.productType === null ? [] : [facts.productType.replaceAll('_', ' ')];
  return [...node, ...keyword, ...type];
}

/** A title may name the thing by a word none of Amazon's names has: it is asked about. */
export const titleIdentifies = defineCheck('TITLE-IDENTIFIES', {
  title: 'The title says what the product is',
  needs: ['title'],
  run: ({ listing }) => {
    const stems = names(listing)
      .flatMap((name) => wordsOf(name.replaceAll(/[-_]/g, ' ')))
      .flatMap(({ key }) => [roughStem(key, listing.language), roughStem(key, listing.language).replace(/[ns]$/, '')])
      .filter((stem) => !VAGUE.has(stem) && stem.length > 2);
    if (stems.length === 0) {
      return { notChecked: 'needs the product type, item type keyword or browse node in the language of the store' };
    }
    return piecesOf(listing, ['title']).flatMap(({ field, text }) => {
      const keys = wordsOf(text.replaceAll('-', ' ')).map(({ key }) => key);
      const words = new Set(keys.map((key) => roughStem(key, listing.language)));
      // Compounds ("Brotdose") have the word inside.
      const all = keys.join(' ');
      const isNamed = stems.some((stem) => words.has(stem) || (stem.length >= SHORTEST && all.includes(stem)));
      if (isNamed) return [];
      const known = [...new Set(names(listing))].map((name) => `"${name}"`).join(', ');
      const message = `No word of ${known} stands in the title. Does it say what the product is?`;
      return [{ field, message, text, position: 0, severity: 'info', basis: 'question' }];
    });
  },
});
