import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';

/** Languages without capital letters. */
const CASELESS: ReadonlySet<string> = new Set(['ja', 'zh', 'ar', 'hi']);

export const bulletStart = defineCheck('BULLET-START', {
  title: 'Bullets begin with a capital letter',
  needs: ['bullets'],
  run: ({ listing }) => {
    if (CASELESS.has(listing.language)) return [];
    return piecesOf(listing, ['bullets']).flatMap(({ field, text }) => {
      // "iPhone" and the like are written so.
      const first = /^\P{L}*(\p{Ll}\p{Ll}[\p{L}\p{N}]*|\p{Ll}(?=\s))/u.exec(text)?.[1];
      if (first === undefined || /^\P{L}*\p{N}/u.test(text)) return [];
      return [{ field, message: `The bullet begins with "${first}" in lower case.`, text: first, position: 0 }];
    });
  },
});
