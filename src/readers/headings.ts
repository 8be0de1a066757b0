/**
 * Heading texts of one kind of report by language: a list where heading and column have the same name, else heading
 * to column. A key is a language (ISO 639-1), `-older` and the like after it for another layout of that language.
 */
export type HeadingTexts = Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;

const DASHES = /[\u2010-\u2015\u2212\uff0d]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc]/g;

/** A heading as it is compared: trimmed, lower case, one kind of dash, apostrophe, space and bracket. */
export function normalHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(DASHES, '-')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export interface KnownHeading {
  readonly column: string;
  readonly language: string;
}

/** Heading (normalised) to the columns it names, in each language that uses it. */
export type HeadingIndex = ReadonlyMap<string, readonly KnownHeading[]>;

function pairsOf(texts: readonly string[] | Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Array.isArray(texts) ? texts.map((text: string) => [text, text] as const) : Object.entries(texts);
}

/** Turns heading texts around for looking up. */
export function indexHeadings(texts: HeadingTexts): HeadingIndex {
  const index = new Map<string, KnownHeading[]>();
  for (const [key, entries] of Object.entries(texts)) {
    const language = key.split('-')[0] ?? key;
    for (const [heading, column] of pairsOf(entries)) {
      const name = normalHeading(heading);
      const known = index.get(name) ?? [];
      known.push({ column, language });
      index.set(name, known);
    }
  }
  return index;
}

export interface MappedHeadings {
  /** Column to its place in the row; a heading that stands twice is in `twice` too. */
  readonly places: ReadonlyMap<string, number>;
  /** Headings as printed that name a column already named. */
  readonly twice: readonly string[];
  /** Language most headings are of; English wins a tie, for flat files keep English headings everywhere. */
  readonly language: string;
}

/** Finds the columns of one kind of report among the headings of a file. `recognise` is asked for headings not in the index. */
export function mapHeadings(
  headings: readonly string[],
  index: HeadingIndex,
  recognise: (heading: string) => string | null = () => null,
): MappedHeadings {
  const places = new Map<string, number>();
  const twice: string[] = [];
  const votes = new Map<string, number>();
  for (const [place, heading] of headings.entries()) {
    const known = index.get(normalHeading(heading)) ?? [];
    for (const { language } of known) votes.set(language, (votes.get(language) ?? 0) + 1);
    const other = known.length === 0 ? recognise(heading.trim()) : null;
    for (const column of new Set(other === null ? known.map((entry) => entry.column) : [other])) {
      if (places.has(column)) twice.push(heading);
      else places.set(column, place);
    }
  }
  const ranked = [...votes].sort(
    ([left, many], [right, more]) => more - many || Number(right === 'en') - Number(left === 'en'),
  );
  return { places, twice, language: ranked[0]?.[0] ?? 'en' };
}

/** A column's heading as the first known layout prints it. */
export function headingOf(texts: HeadingTexts, column: string): string {
  for (const entries of Object.values(texts)) {
    const pair = pairsOf(entries).find(([, name]) => name === column);
    if (pair !== undefined) return pair[0];
  }
  return column;
}
