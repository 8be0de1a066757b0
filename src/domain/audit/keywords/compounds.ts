/** Languages that write compounds in one word. */
const COMPOUNDING: ReadonlySet<string> = new Set(['de', 'nl', 'sv']);

/** Letters that join the parts: `Geburt-s-tag`, `Flasche-n-hals`. */
const LINKS: Readonly<Record<string, readonly string[]>> = {
  de: ['', 's', 'n', 'en', 'es', 'er', 'e'],
  nl: ['', 's', 'en', 'e'],
  sv: ['', 's'],
};

/** Shorter parts turn up in half of all words. */
const SHORTEST_PART = 4;

/** A word that is not there, and the word of the listing that it may be part of or made of. */
export interface CompoundHint {
  readonly word: string;
  /** Words of the listing. */
  readonly seenIn: readonly string[];
}

function partOf(word: string, present: readonly string[]): string | null {
  if (word.length < SHORTEST_PART) return null;
  return (
    present.find((other) => other.length >= word.length + 3 && (other.endsWith(word) || other.startsWith(word))) ?? null
  );
}

function madeOf(word: string, present: ReadonlySet<string>, links: readonly string[]): [string, string] | null {
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    const tail = word.slice(cut);
    if (!present.has(tail)) continue;
    for (const link of links) {
      const head = word.slice(0, cut - link.length);
      const joined = word.slice(cut - link.length, cut) === link;
      if (joined && head.length >= SHORTEST_PART && present.has(head)) return [head, tail];
    }
  }
  return null;
}

/**
 * For words missing from a listing in a language of compounds: words that are part of one there (`flasche` in
 * `trinkflasche`), or whose parts are there. A hint for a person, never counted as covered, because nobody outside Amazon knows
 * whether its search takes the compound apart.
 */
export function compoundHints(
  missing: readonly string[],
  present: ReadonlySet<string>,
  language: string,
): CompoundHint[] {
  if (!COMPOUNDING.has(language)) return [];
  const words = [...present].sort();
  return missing.flatMap((word): CompoundHint[] => {
    const whole = partOf(word, words);
    if (whole !== null) return [{ word, seenIn: [whole] }];
    const parts = madeOf(word, present, LINKS[language] ?? ['']);
    return parts === null ? [] : [{ word, seenIn: parts }];
  });
}
