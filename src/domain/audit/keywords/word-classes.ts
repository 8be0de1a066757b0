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

/** How a word is written, and how much weight is behind it. Nearly all are written in one way. */
interface WordUse {
  weight: number;
  readonly surface: string;
  surfaceWeight: number;
  others: Map<string, number> | null;
}

function addUse(use: WordUse, surface: string, weight: number): void {
  use.weight += weight;
  if (surface === use.surface) {
    use.surfaceWeight += weight;
    return;
  }
  use.others ??= new Map();
  use.others.set(surface, (use.others.get(surface) ?? 0) + weight);
}

function mostWritten({ surface, surfaceWeight, others }: WordUse): string {
  if (others === null) return surface;
  const spellings = [[surface, surfaceWeight] as const, ...others];
  return spellings.sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1))[0]?.[0] ?? surface;
}

/** Groups words by number; the form with most weight behind it stands for the others. */
export function groupByNumber(
  words: Iterable<{ readonly token: Token; readonly weight: number }>,
  language: string,
): WordClasses {
  const uses = new Map<string, WordUse>();
  for (const { token, weight } of words) {
    const use = uses.get(token.key);
    if (use === undefined) uses.set(token.key, { weight, surface: token.surface, surfaceWeight: weight, others: null });
    else addUse(use, token.surface, weight);
  }
  const order = [...uses].sort(([one, a], [two, b]) => b.weight - a.weight || (one < two ? -1 : 1));
  const classes: WordClass[] = [];
  const byKey = new Map<string, number>();
  /** Classes by what their word may be the plural of. */
  const bySingular = new Map<string, number>();
  const ofWord = new Map<string, number>();
  for (const [key, use] of order) {
    const singulars = singularsOf(key, language);
    const same = bySingular.get(key) ?? singulars.map((word) => ofWord.get(word)).find((place) => place !== undefined);
    if (same !== undefined) {
      byKey.set(key, same);
      continue;
    }
    const place = classes.length;
    byKey.set(key, place);
    ofWord.set(key, place);
    for (const singular of singulars) if (!bySingular.has(singular)) bySingular.set(singular, place);
    classes.push({ key, surface: mostWritten(use) });
  }
  return { classes, byKey };
}
