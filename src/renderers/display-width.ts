import { eastAsianWidth } from 'get-east-asian-width';

/** What stands for the part that was cut off. */
const ELLIPSIS = '…';

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Latin letters, our punctuation and drawing characters: one column each, and nothing that joins. */
const NARROW = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2500-\u259F]*$/;
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{2}|.*\u{FE0F}.*)$/v;
/** Marks, joiners, controls and the vowels and finals of Hangul that sit inside the syllable before them. */
const NO_WIDTH = /^(?:\p{M}|(?!\u00AD)\p{Cf}|\p{Cc}|[\u1160-\u11FF\uD7B0-\uD7FF])$/u;

function clusterWidth(cluster: string): number {
  if (EMOJI.test(cluster)) return 2;
  let width = 0;
  for (const character of cluster) {
    if (NO_WIDTH.test(character)) continue;
    // Ambiguous characters are narrow outside East Asian terminals; the library's default says wide.
    width += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: false });
  }
  return width;
}

/** One character as a person counts them, with the columns it takes. */
interface Grapheme {
  readonly text: string;
  readonly width: number;
}

function* graphemes(text: string): Generator<Grapheme> {
  if (NARROW.test(text)) {
    for (const character of text) yield { text: character, width: 1 };
    return;
  }
  for (const { segment } of SEGMENTER.segment(text)) yield { text: segment, width: clusterWidth(segment) };
}

/** Columns a text without escape sequences takes in a terminal: East Asian wide and emoji 2, marks 0. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += grapheme.width;
  return width;
}

/** The text cut to at most `width` columns, the last of them an ellipsis when something was cut. */
export function truncate(text: string, width: number): string {
  // A text of more characters than that cannot fit unless it is made of marks; measuring all of it would be waste.
  if (text.length <= width * 16 && displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    if (used + grapheme.width > width - 1) break;
    kept += grapheme.text;
    used += grapheme.width;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** The text cut to at most `width` columns from its start, the first of them an ellipsis when something was cut. */
export function truncateStart(text: string, width: number): string {
  if (text.length <= width * 16 && displayWidth(text) <= width) return text;
  // Marks aside, what stands before the last characters cannot be shown.
  const kept: string[] = [];
  let used = 0;
  for (const grapheme of [...graphemes(text.slice(-width * 16))].toReversed()) {
    if (used + grapheme.width > width - 1) break;
    kept.unshift(grapheme.text);
    used += grapheme.width;
  }
  return `${ELLIPSIS}${kept.join('').trimStart()}`;
}

/** Pads with spaces on the right to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Pads with spaces on the left to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Part of a line that is not broken; `glued` when no space stands before it. */
interface Piece extends Grapheme {
  readonly glued: boolean;
}

/** Words and, where a script has no spaces, single wide characters: a line may break between any two of them. */
function* pieces(text: string): Generator<Piece> {
  // A percent sign never starts a line: it belongs to the number before it.
  for (const word of text.split(/ +(?!%)/)) {
    if (NARROW.test(word)) {
      yield { text: word, width: word.length, glued: false };
      continue;
    }
    let run = '';
    let width = 0;
    let glued = false;
    for (const grapheme of graphemes(word)) {
      run += grapheme.text;
      width += grapheme.width;
      if (grapheme.width < 2) continue;
      yield { text: run, width, glued };
      run = '';
      width = 0;
      glued = true;
    }
    if (run !== '') yield { text: run, width, glued };
  }
}

/** A piece too long for one line, cut between graphemes. */
function* slices(text: string, width: number): Generator<Grapheme> {
  let line = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    if (used > 0 && used + grapheme.width > width) {
      yield { text: line, width: used };
      line = '';
      used = 0;
    }
    line += grapheme.text;
    used += grapheme.width;
  }
  yield { text: line, width: used };
}

/**
 * Breaks a text into lines of at most `width` columns, between words where it can and inside a word that is longer
 * than a line. Nothing is lost but spaces at the breaks. An empty text is one empty line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text)) {
    const gap = piece.glued || line === '' ? 0 : 1;
    if (used + gap + piece.width <= width) {
      line += ' '.repeat(gap) + piece.text;
      used += gap + piece.width;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = piece.width > width ? [...slices(piece.text, width)] : [piece];
    for (const part of parts.slice(0, -1)) lines.push(part.text);
    line = parts.at(-1)?.text ?? '';
    used = parts.at(-1)?.width ?? 0;
  }
  lines.push(line);
  return lines;
}
