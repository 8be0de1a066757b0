import { type CheckContext, defineCheck, type Hit, type NotChecked } from '../check.ts';
import { aplusPieces } from '../measures/aplus.ts';
import { matchesOf, matchHit, rulePattern } from '../measures/patterns.ts';
import { wordHits } from '../measures/listed-words.ts';

/** What words of each list are, in the message. */
const WHAT: Readonly<Record<string, string>> = {
  PROMO: 'a promotional phrase',
  GUARANTEE: 'guarantee or refund wording',
  SHIPPING: 'a shipping offer',
  TEMPORARY: 'time-bound wording',
  ECO: 'a vague environmental claim',
  REVIEW_REQUEST: 'review or testimonial wording',
};

/** Links and prices, by the patterns of the rules for other texts, and comparison with competitors. */
function patternsOf(context: CheckContext): readonly (readonly [string, readonly string[]])[] {
  const [url] = context.otherRule('TEXT-CONTACT')?.check.patterns ?? [];
  return [
    ['a link', url === undefined ? [] : [url]],
    ['a price or discount', context.otherRule('TEXT-PRICE')?.check.patterns ?? []],
    ['a comparison with others', context.otherRule('BULLET-COMPARE')?.check.patterns ?? []],
  ];
}

export const aplusWords = defineCheck('APLUS-WORDS', {
  title: 'No promotion, prices, guarantees, shipping, time-bound words or links in A+',
  needs: ['a-plus-content'],
  run: (context): readonly Hit[] | NotChecked => {
    const { listing, rule, words } = context;
    const lists = rule.check.lists ?? [];
    const hits = aplusPieces(listing).flatMap((piece): Hit[] => {
      const seen = new Set<string>();
      const listed = lists.flatMap((list) =>
        wordHits(context, list, piece, { what: `${WHAT[list] ?? 'a word'} that A+ may not have`, ambiguous: 'skip' }),
      );
      const patterned = patternsOf(context).flatMap(([what, patterns]) =>
        patterns.flatMap((source) =>
          matchesOf(rulePattern(source), piece.text).map((match) =>
            matchHit(piece, match, `${what} that A+ may not have`),
          ),
        ),
      );
      return [...listed, ...patterned]
        .filter(({ text = '' }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
        .map((hit) => ({ ...hit, origin: piece.origin }));
    });
    // Links and prices are found in any language; where nothing is found, the words still were not looked for.
    const hasWords = lists.some((list) => words.finder(list, listing.language) !== null);
    return hits.length > 0 || hasWords
      ? hits
      : { notChecked: `no words of these lists for language "${listing.language}"` };
  },
});
