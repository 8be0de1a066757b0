import type { ListingText } from './listing-text.ts';
import { phraseFinder, type PhraseFinder } from './text/phrases.ts';

/** Brands of which the others are kept: listings of one brand mostly follow each other. */
const REMEMBERED = 32;

/** The brands besides one, with what finds them. */
interface Others {
  readonly brands: readonly string[];
  readonly finders: Map<string, PhraseFinder>;
}

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}

/** The brands of all the seller's products, made searchable once for all listings. */
export class BrandNames {
  readonly #all: readonly { readonly name: string; readonly key: string }[];
  readonly #others = new Map<string | null, Others>();
  /** By language: finds any of the brands. */
  readonly #any = new Map<string, PhraseFinder>();

  constructor(brands: readonly string[]) {
    this.#all = brands.map((name) => ({ name, key: name.toLowerCase() }));
  }

  #othersOf(brand: string | null): Others {
    return remembered(this.#others, brand, () => {
      const own = brand?.toLowerCase();
      const brands = this.#all.filter(({ key }) => key !== own).map(({ name }) => name);
      return { brands, finders: new Map() };
    });
  }

  /** Every brand but the listing's own. */
  besides({ brand }: ListingText): readonly string[] {
    return this.#othersOf(brand).brands;
  }

  #names(text: string, language: string): boolean {
    const any = remembered(this.#any, language, () =>
      phraseFinder(
        this.#all.map(({ name }) => name),
        language,
      ),
    );
    return any(text).length > 0;
  }

  /** Finds brands in a text of the listing; its own only where `own` names it. */
  finder({ brand, language }: ListingText, own: readonly string[]): PhraseFinder {
    const { brands, finders } = this.#othersOf(brand);
    const kind = own.length === 0 ? 'others' : 'all';
    const findOwn = remembered(finders, `own of ${kind} ${language}`, () => phraseFinder(own, language));
    return (text) => {
      // Few texts name a brand: only for them are the others of this brand made searchable.
      if (findOwn(text).length === 0 && !this.#names(text, language)) return [];
      return remembered(finders, `${kind} ${language}`, () => phraseFinder([...own, ...brands], language))(text);
    };
  }
}
