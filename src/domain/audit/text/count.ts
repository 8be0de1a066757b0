import { isAscii } from './words.ts';

const SURROGATE = /[\uD800-\uDFFF]/;

/** Number of Unicode code points; a lone surrogate half counts as one. */
export function codePoints(text: string): number {
  // Without surrogates each unit is a code point.
  if (!SURROGATE.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Size in UTF-8; a lone surrogate half counts as the three bytes of the replacement sign an encoder writes for it. */
export function utf8Bytes(text: string): number {
  // Without other signs each unit is a byte.
  if (isAscii(text)) return text.length;
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code < 0x10000) bytes += 3;
    else bytes += 4;
  }
  return bytes;
}

/** Bytes of search terms as Amazon's help counts them: white space and punctuation are free. */
export function utf8BytesOfWords(text: string): number {
  return utf8Bytes(text.replaceAll(/[\s\p{P}]/gu, ''));
}

/** A UTF-16 index as an offset in code points. */
export function codePointOffset(text: string, index: number): number {
  return codePoints(text.slice(0, index));
}

/** The text from a code point offset on. */
export function fromCodePoint(text: string, offset: number): string {
  return [...text].slice(offset).join('');
}

/** At most `max` code points, with an ellipsis where something was cut. */
export function shorten(text: string, max: number): string {
  const signs = [...text];
  return signs.length <= max ? text : `${signs.slice(0, max - 1).join('')}…`;
}

/** `1 finding`, `3 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
