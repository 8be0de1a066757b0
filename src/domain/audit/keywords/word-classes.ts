import type { Token } from './fold.ts';
import { singularsOf } from './number-forms.ts';

/** A word to choose, standing for itself and its other number: Amazon asks for one of the two, never both. */
export interface WordClass {
  /** As shoppers write it most. */
  readonly surface: string;
  readonly key: string;
}

export interface WordClasses {
  readonly classes: readonly WordClass[];
  /** Class of a word by its key. */
  readonly byKey: ReadonlyMap<string, number>;
}

/** Groups words by number; the form with most weight behind it stands for the others. */
export function groupByNumber(
  words: readonly { readonly token: Token; readonly weight: number }[],
  language: string,
): WordClasses {
  const weights = new Map<string, number>();
  const surfaces = new Map<string, Map<string, number>>();
  for (const { token, weight } of words) {
    weights.set(token.key, (weights.get(token.key) ?? 0) + weight);
    const spellings = surfaces.get(token.key) ?? new Map<string, number>();
    spellings.set(token.surface, (spellings.get(token.surface) ?? 0) + weight);
    surfaces.set(token.key, spellings);
  }
  const order = [...weights].sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1));
  const classes: WordClass[] = [];
  const byKey = new Map<string, number>();
  /** Classes by what their word may be the plural of. */
  const bySingular = new Map<string, number>();
  const ofWord = new Map<string, number>();
  for (const [key] of order) {
    const singulars = singularsOf(key, language);
    const same = bySingular.get(key) ?? singulars.map((word) => ofWord.get(word)).find((place) => place !== undefined);
    if (same !== undefined) {
      byKey.set(key, same);
      continue;
    }
    const spellings = [...(surfaces.get(key) ?? [])].sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1));
    const place = classes.length;
    byKey.set(key, place);
    ofWord.set(key, place);
    for (const singular of singulars) if (!bySingular.has(singular)) bySingular.set(singular, place);
    classes.push({ key, surface: spellings[0]?.[0] ?? key });
  }
  return { classes, byKey };
}
