import { defineCheck, type Hit } from '../check.ts';
import type { Part } from '../listing-text.ts';
import { brandKeys, hasTerm, quotedList, termsOf } from '../measures/terms.ts';
import { codePointOffset, utf8Bytes } from '../text/count.ts';
import type { Word } from '../text/words.ts';

const STRONG: readonly Part[] = ['title', 'item-highlights'];
const WEAK: readonly Part[] = ['bullets', 'description'];

function distinct(words: readonly Word[]): Word[] {
  return [...new Map(words.map((word) => [word.key, word])).values()];
}

/**
 * A word of the title is wasted here. A word of bullets or description is only doubtful: Amazon does not promise to
 * use all of those.
 */
export const kwDupVisible = defineCheck('KW-DUP-VISIBLE', {
  title: 'Search terms bring words the page does not show',
  needs: ['search-terms', 'title'],
  run: (context): Hit[] => {
    const brand = brandKeys(context);
    const terms = distinct(termsOf(context, 'search-terms')).filter((word) => !brand.has(word.key));
    const wasted = terms.filter(({ key }) => hasTerm(context, STRONG, key));
    const doubtful = terms.filter(({ key }) => !hasTerm(context, STRONG, key) && hasTerm(context, WEAK, key));
    const first = wasted[0] ?? doubtful[0];
    if (first === undefined) return [];
    const bytes = wasted.reduce((sum, word) => sum + utf8Bytes(word.text) + 1, 0);
    const sentences = [
      wasted.length > 0
        ? `${quotedList(wasted.map((word) => word.text))} already in title or highlights: ${bytes} bytes wasted.`
        : '',
      doubtful.length > 0
        ? `${quotedList(doubtful.map((word) => word.text))} also in bullets or description: doubtful.`
        : '',
    ];
    return [
      {
        field: 'search-terms',
        message: sentences.filter((sentence) => sentence !== '').join(' '),
        text: first.text,
        position: codePointOffset(context.listing.searchTerms?.text ?? '', first.index),
        measured: wasted.length + doubtful.length,
        limit: 0,
        unit: 'words',
      },
    ];
  },
});
