import type { Finding } from '../../../model/finding.ts';
import type { ListingText } from '../listing-text.ts';
import { utf8Bytes } from '../text/count.ts';
import { phraseFinder } from '../text/phrases.ts';
import { wordsOf } from '../text/words.ts';
import type { Words } from '../words-by-language.ts';

/** What a fix may look at besides the text. */
export interface FixContext {
  readonly finding: Finding;
  readonly listing: ListingText;
  readonly words: Words;
}

/** Another text for the field, or null where only a person can tell. */
export type Fixer = (text: string, context: FixContext) => string | null;

/** Blanks left by what was taken out. */
function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ +([,.;:!?])/g, '$1')
    .replaceAll(/ *\n */g, '\n')
    .trim();
}

/** The text without the words of these places. */
function without(text: string, places: readonly { readonly index: number; readonly text: string }[]): string {
  let result = '';
  let at = 0;
  for (const place of places) {
    result += text.slice(at, place.index);
    at = place.index + place.text.length;
  }
  return tidy(result + text.slice(at));
}

function repeatedWords(text: string, { words, listing }: FixContext): string {
  const free = words.set('STOPWORDS', listing.language);
  const seen = new Set<string>();
  const again = wordsOf(text).filter(({ key }) => {
    if (free.has(key)) return false;
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
  return without(text, again);
}

function stopWords(text: string, { words, listing }: FixContext): string {
  const stop = words.set('STOPWORDS', listing.language);
  return without(
    text,
    wordsOf(text).filter(({ key }) => stop.has(key)),
  );
}

/** Takes out the phrase the finding points at, wherever it stands. */
function phrase(text: string, { finding, listing }: FixContext): string | null {
  const wanted = finding.evidence?.text ?? '';
  if (wanted === '') return null;
  const places = phraseFinder([wanted], listing.language)(text);
  return places.length === 0 ? null : without(text, places);
}

/** Signs between words become blanks; those inside a word (t-shirt, 1.5) belong to it. */
function punctuation(text: string): string {
  return tidy(text.replaceAll(/(?<![\p{L}\p{N}])[-'’.]|[-'’.](?![\p{L}\p{N}])|(?![-'’.])\p{P}/gu, ' '));
}

/** Cut between two words, so that the field is within the limit however its bytes are counted. */
function cutBytes(text: string, { finding }: FixContext): string | null {
  const limit = finding.evidence?.limit;
  if (limit === undefined || finding.evidence?.unit !== 'bytes') return null;
  let kept = '';
  for (const word of text.split(' ')) {
    const longer = kept === '' ? word : `${kept} ${word}`;
    if (utf8Bytes(longer) > limit) break;
    kept = longer;
  }
  return kept === '' ? null : kept;
}

/** Takes out the sign the finding points at. Beside a digit it may mean something: `#2`, `$5`. */
function sign(text: string, { finding }: FixContext): string | null {
  const { text: wanted = '', position } = finding.evidence ?? {};
  const signs = [...text];
  if (position === undefined || wanted === '' || signs[position] !== wanted) return null;
  const [before = ' ', after = ' '] = [signs[position - 1], signs[position + 1]];
  if (/\p{N}/u.test(before) || /\p{N}/u.test(after)) return null;
  // ™ and the like hang on the word before them; any other sign parts two words.
  const joint = /™|®|©|℠|\uFE0F|\u200D/u.test(wanted) || !(/\p{L}/u.test(before) && /\p{L}/u.test(after)) ? '' : ' ';
  // The marks that make a picture of a letter go with it.
  const rest = signs
    .slice(position + 1)
    .join('')
    .replace(/^(?:\uFE0F|\u200D)+/u, '');
  return tidy(`${signs.slice(0, position).join('')}${joint}${rest}`);
}

function endSign(text: string, { finding }: FixContext): string | null {
  const wanted = finding.evidence?.text ?? '';
  if (wanted === '' || !text.endsWith(wanted)) return null;
  return text.slice(0, -wanted.length).trimEnd();
}

function capital(text: string, { finding, listing }: FixContext): string | null {
  const first = finding.evidence?.text ?? '';
  const index = first === '' ? -1 : text.indexOf(first);
  if (index < 0) return null;
  const [letter = ''] = first;
  return text.slice(0, index) + letter.toLocaleUpperCase(listing.language) + text.slice(index + letter.length);
}

function unitSpace(text: string, { finding }: FixContext): string | null {
  const wanted = finding.evidence?.text ?? '';
  const [, number, unit] = /^([\p{N}.,]+)(\D+)$/u.exec(wanted) ?? [];
  return number === undefined || unit === undefined ? null : text.replaceAll(wanted, `${number} ${unit.trim()}`);
}

/** Tags off; what ended a paragraph or an item ends a line. Scripts and styles go with what they hold. */
function html(text: string): string {
  return tidy(
    text
      .replaceAll(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/giu, ' ')
      .replaceAll(/<\/?(?:p|div|li|ul|ol|h[1-6]|tr|table)\b[^<>]*>/giu, '\n')
      .replaceAll(/<(?!\/?br\s*\/?>)[a-z/!][^<>]*>/giu, ''),
  ).replaceAll(/\n{2,}/g, '\n');
}

/**
 * The fixes that need no judgement, in the order they are tried: what wastes search terms goes first, so that less has
 * to be cut. A rule that is not here is for a person.
 */
export const FIXERS: readonly (readonly [rule: string, fix: Fixer])[] = [
  ['KW-ASIN', phrase],
  ['KW-BRAND', phrase],
  ['KW-SUBJECTIVE', phrase],
  ['KW-TEMPORARY', phrase],
  ['KW-PUNCT', punctuation],
  ['KW-REPEAT', repeatedWords],
  ['KW-STOP', stopWords],
  ['KW-CASE', (text, { listing }) => text.toLocaleLowerCase(listing.language)],
  ['KW-BYTES', cutBytes],
  ['KW-BYTES-IN', cutBytes],
  ['KW-BYTES-JP', cutBytes],
  ['KW-BYTES-SPACES', cutBytes],
  ['TITLE-CHARS', sign],
  ['TITLE-CHARS-DECOR', sign],
  ['TITLE-CHARS-ODD', sign],
  ['BULLET-CHARS', sign],
  ['BULLET-EMOJI', sign],
  ['BULLET-END', endSign],
  ['BULLET-START', capital],
  ['BULLET-UNIT-SPACE', unitSpace],
  ['DESC-HTML', html],
];
