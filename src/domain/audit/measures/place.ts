import { codePointOffset } from '../text/count.ts';

/** Signs shown on either side of a match. */
const AROUND = 25;
/** Texts no longer than this are not worth an excerpt. */
const SHORT = 60;

/** "character 13", counted from 1 as a person counts. */
export function placeOf(text: string, index: number): string {
  return `character ${codePointOffset(text, index) + 1}`;
}

/** ` (… rated to repel water and …)`: the match with some words around it, so that its sense can be judged. */
export function excerpt(text: string, index: number, length: number): string {
  if (text.length <= SHORT) return '';
  const start = index <= AROUND ? 0 : text.indexOf(' ', index - AROUND) + 1;
  const from = start === 0 || start > index ? Math.max(0, index - AROUND) : start;
  const wanted = index + length + AROUND;
  const space = text.lastIndexOf(' ', wanted);
  const to = wanted >= text.length ? text.length : space > index + length ? space : wanted;
  const middle = wholeSigns(text.slice(from, to)).replaceAll(/\s+/g, ' ').trim();
  return ` (${from > 0 ? '… ' : ''}${middle}${to < text.length ? ' …' : ''})`;
}

/** Drops surrogate halves that cutting left at the ends. */
function wholeSigns(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
