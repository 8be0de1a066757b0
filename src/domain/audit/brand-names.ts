import type { ListingText } from './listing-text.ts';
import { firstToken, isUnspaced, phraseFinder, type PhraseFinder } from './text/phrases.ts';
import { tokensOf } from './text/words.ts';

/** Finders that are kept: listings of one brand mostly follow each other. */
const REMEMBERED = 32;

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}

interface Brand {
  readonly name: string;
  readonly key: string;
}

/** The brands of one language by the word each begins with: only where that stands in a text can the brand. */
interface FirstWords {
  readonly byFirst: ReadonlyMap<string, readonly Brand[]>;
  /** Brands without a word, which may stand anywhere. */
  readonly wordless: readonly Brand[];
}

/** The brands of all the seller's products, made searchable once for all listings. */
export class BrandNames {
  readonly #all: readonly Brand[];
  readonly #places: ReadonlyMap<Brand, number>;
  readonly #firstWords: FirstWords;
  /** By language and names. */
  readonly #finders = new Map<string, PhraseFinder>();

  constructor(brands: readonly string[]) {
    this.#all = brands.map((name) => ({ name, key: name.toLowerCase() }));
    this.#places = new Map(this.#all.map((brand, place) => [brand, place]));
    const first = (brand: Brand): string | null => firstToken(brand.name)?.token ?? null;
    this.#firstWords = {
      byFirst: Map.groupBy(this.#all, (brand) => first(brand) ?? ''),
      wordless: this.#all.filter((brand) => first(brand) === null),
    };
  }

  /** True when there is a brand besides the listing's own. */
  hasOthers({ brand }: ListingText): boolean {
    const own = brand?.toLowerCase();
    return this.#all.some(({ key }) => key !== own);
  }

  /** Brands that may stand in the text, in the order of all. */
  #candidates(text: string, language: string): readonly Brand[] {
    if (isUnspaced(language)) return this.#all;
    const { byFirst, wordless } = this.#firstWords;
    const found = new Set(wordless);
    for (const { token } of tokensOf(text, (word) => byFirst.has(word))) {
      for (const brand of byFirst.get(token) ?? []) found.add(brand);
    }
    if (found.size < 2) return [...found];
    return [...found].sort((left, right) => (this.#places.get(left) ?? 0) - (this.#places.get(right) ?? 0));
  }

  /** Finds brands in a text of the listing; its own only where `own` names it. */
  finder({ brand, language }: ListingText, own: readonly string[]): PhraseFinder {
    const ownKey = brand?.toLowerCase();
    return (text) => {
      // Of thousands of brands a text names none or its own: only what may stand there is made searchable.
      const others = this.#candidates(text, language).filter(({ key }) => key !== ownKey);
      if (own.length === 0 && others.length === 0) return [];
      const names = [...own, ...others.map(({ name }) => name)];
      return remembered(this.#finders, [language, ...names].join('\n'), () => phraseFinder(names, language))(text);
    };
  }
}
