/** A text made ready for patterns, with the way back to where each letter stood. */
export interface FoldedText {
  readonly text: string;
  /** Index in the original of each UTF-16 unit of `text`, and one more for its end. */
  readonly places: readonly number[];
}

/** A letter with the marks that belong to it, or a run of white space. */
const PIECES = /\s+|[^\s\p{M}]\p{M}*|\p{M}+/gu;
const MARKS = /\p{M}/gu;
const FULL_WIDTH_DIGIT = /[０-９]/g;

function foldPiece(piece: string, language: string): string {
  if (/^\s/.test(piece)) return ' ';
  const composed = piece.normalize('NFC');
  if (language === 'ar') return composed.replaceAll(MARKS, '');
  // İ and ı do not fold under the `i` flag.
  if (language === 'tr') return composed.toLocaleLowerCase('tr');
  return composed.replaceAll(FULL_WIDTH_DIGIT, (digit) => digit.normalize('NFKC'));
}

/** The last text of each language: many patterns look at one text, and folding it costs more than matching. */
const last = new Map<string, { readonly original: string; readonly folded: FoldedText }>();

/**
 * The text as the word patterns of a language want it: composed (NFC), white space folded, Arabic without its marks,
 * Turkish in lower case by its own letters, full-width digits as plain ones.
 */
export function foldText(original: string, language: string): FoldedText {
  const known = last.get(language);
  if (known?.original === original) return known.folded;
  let text = '';
  const places: number[] = [];
  for (const match of original.matchAll(PIECES)) {
    const folded = foldPiece(match[0], language);
    for (let unit = 0; unit < folded.length; unit += 1) places.push(match.index);
    text += folded;
  }
  places.push(original.length);
  const folded = { text, places };
  last.set(language, { original, folded });
  return folded;
}

/** Where a match of the folded text stands in the original: start and end, in UTF-16 units. */
export function originalSpan(folded: FoldedText, start: number, length: number): { start: number; end: number } {
  const from = folded.places[start] ?? 0;
  const after = folded.places[start + length] ?? folded.places.at(-1) ?? 0;
  return { start: from, end: Math.max(after, from) };
}
