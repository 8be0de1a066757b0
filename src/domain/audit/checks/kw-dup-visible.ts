import { type CheckContext, defineCheck, type Hit } from '../check.ts';
import type { Part } from '../listing-text.ts';
import { brandKeys, quotedList, termsOf } from '../measures/terms.ts';
import { codePointOffset, utf8Bytes } from '../text/count.ts';
import type { Word } from '../text/words.ts';

function keysOf(context: CheckContext, parts: readonly Part[]): ReadonlySet<string> {
  return new Set(termsOf(context, parts).map((word) => word.key));
}

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
    const terms = distinct(termsOf(context, ['search-terms'])).filter((word) => !brand.has(word.key));
    const strong = keysOf(context, ['title', 'item-highlights']);
    const weak = keysOf(context, ['bullets', 'description']);
    const wasted = terms.filter((word) => strong.has(word.key));
    const doubtful = terms.filter((word) => !strong.has(word.key) && weak.has(word.key));
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
