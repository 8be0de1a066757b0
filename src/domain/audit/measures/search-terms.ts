import { type CheckContext, type Hit, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { utf8Bytes, utf8BytesOfWords } from '../text/count.ts';

/** Where in a text the bytes run out: UTF-16 index of the first sign over the limit. */
function indexAtByte(text: string, limit: number, size: (text: string) => number): number {
  let [bytes, index] = [0, 0];
  for (const sign of text) {
    bytes += size(sign);
    if (bytes > limit) return index;
    index += sign.length;
  }
  return text.length;
}

/** Search terms with more bytes than the rule's `max`, counted with or without white space and punctuation. */
export function tooManyBytes(context: CheckContext, count: 'all' | 'words', consequence: string): Hit[] {
  const limit = limitOf(context.rule, 'max');
  const size = count === 'all' ? utf8Bytes : utf8BytesOfWords;
  return piecesOf(context.listing, ['search-terms']).flatMap(({ field, text }) => {
    const measured = size(text);
    if (measured <= limit) return [];
    const index = indexAtByte(text, limit, size);
    const counts = `${utf8BytesOfWords(text)} bytes without spaces and punctuation, ${utf8Bytes(text)} with`;
    return [
      {
        field,
        message: `The search terms have ${counts}; the limit is ${limit} ${count === 'all' ? 'with' : 'without'} them. ${consequence}`,
        text: text.slice(index),
        position: [...text.slice(0, index)].length,
        measured,
        limit,
        unit: 'bytes',
      },
    ];
  });
}
