/** Named entities that turn up in exported listings; the numeric forms cover the rest. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bull: '•',
  euro: '€',
  pound: '£',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ntilde: 'ñ',
};

const LARGEST_CODE_POINT = 0x10ffff;

function decodeEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return ENTITIES[body] ?? whole;
  const hexadecimal = body[1] === 'x' || body[1] === 'X';
  const code = Number.parseInt(body.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  return Number.isNaN(code) || code === 0 || code > LARGEST_CODE_POINT ? whole : String.fromCodePoint(code);
}

/** ASCII words with single blanks between them and no entity: nothing to normalise, and most texts are so. */
const PLAIN = /^(?:[!-%'-~]+(?: (?! |$)|$))*$/;

export interface NormalisedText {
  readonly text: string;
  /** True when decoding entities, composing accents or folding white space changed what the file holds. */
  readonly changed: boolean;
}

/**
 * The text that is counted: HTML entities decoded, accents composed (NFC), runs of white space one space, ends
 * trimmed. With `lines` the line breaks stay, because a description has paragraphs.
 */
export function normaliseText(raw: string, lines = false): NormalisedText {
  if (PLAIN.test(raw)) return { text: raw, changed: false };
  const decoded = raw.replaceAll(/&(#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z]{2,8});/g, decodeEntity).normalize('NFC');
  const folded = lines
    ? decoded.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\S\n]+/g, ' ')
    : decoded.replaceAll(/\s+/g, ' ');
  const text = folded.trim();
  return { text, changed: text !== raw };
}
