import { type CheckContext, defineCheck, type Hit, limitOf } from '../check.ts';
import { termTest } from '../measures/terms.ts';
import { piecesOf } from '../listing-text.ts';
import { codePointOffset } from '../text/count.ts';
import { roughStem, type Word, wordsOf } from '../text/words.ts';

function groupBy(words: readonly Word[], keyOf: (word: Word) => string): Word[][] {
  const groups = new Map<string, Word[]>();
  for (const word of words) {
    const key = keyOf(word);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  return [...groups.values()];
}

function repeatHit(text: string, group: readonly Word[], max: number, certain: boolean): Hit | null {
  const extra = group[max];
  if (extra === undefined) return null;
  const spellings = [...new Set(group.map((word) => word.text))].map((spelling) => `"${spelling}"`).join(', ');
  return {
    field: 'title',
    message: certain
      ? `${spellings} stands in the title ${group.length} times; a word may stand there ${max} times at most.`
      : `${spellings} may count as one word, ${group.length} times in the title; a word may stand there ${max} times at most.`,
    text: extra.text,
    position: codePointOffset(text, extra.index),
    measured: group.length,
    limit: max,
    unit: 'occurrences',
    ...(certain ? {} : { severity: 'warning' as const }),
  };
}

/** Equal words are a breach; plural and accent variants only "may count", as Amazon does not say. */
function repeats(context: CheckContext, text: string): Hit[] {
  const max = limitOf(context.rule, 'max');
  const terms = wordsOf(text).filter(termTest(context));
  const equal = groupBy(terms, (word) => word.key).filter((group) => group.length > max);
  const judged = new Set(equal.flat());
  const alike = groupBy(
    terms.filter((word) => !judged.has(word)),
    (word) => roughStem(word.key, context.listing.language),
  );
  return [
    ...equal.map((group) => repeatHit(text, group, max, true)),
    ...alike.map((group) => repeatHit(text, group, max, false)),
  ].filter((hit) => hit !== null);
}

export const titleRepeat = defineCheck('TITLE-REPEAT', {
  title: 'No word more than twice in the title',
  needs: ['title'],
  run: (context) => piecesOf(context.listing, ['title']).flatMap((piece) => repeats(context, piece.text)),
});
