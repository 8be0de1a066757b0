import type { Token } from './fold.ts';
import { singularsOf } from './number-forms.ts';

/** A word with its number in the vocabulary. */
export interface NumberedToken extends Token {
  readonly number: number;
}

const NONE: readonly number[] = [];

/**
 * The words of all phrases of a marketplace, numbered from 0. Each listing is compared with every phrase several times: by
 * number, a word is one look into an array.
 */
export class Vocabulary {
  readonly #language: string;
  readonly #keys: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Numbers of the words that may be plurals of a word, which need not be in the vocabulary itself. */
  readonly #plurals = new Map<string, number[]>();

  /** @param language ISO 639-1: its plurals are known. */
  constructor(language: string) {
    this.#language = language;
  }

  /** Folded words in the order of their numbers. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The number of a word; undefined when no phrase has it. */
  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** Numbers of the words of which this may be the singular. */
  pluralsOf(key: string): readonly number[] {
    return this.#plurals.get(key) ?? NONE;
  }

  /** The words with their numbers; those that are new get the next ones. */
  numbered(tokens: readonly Token[]): NumberedToken[] {
    return tokens.map(({ surface, key }) => ({ surface, key, number: this.#numberFor(key) }));
  }

  #numberFor(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#keys.length;
    this.#keys.push(key);
    this.#numbers.set(key, number);
    for (const singular of singularsOf(key, this.#language)) {
      const plurals = this.#plurals.get(singular);
      if (plurals === undefined) this.#plurals.set(singular, [number]);
      else plurals.push(number);
    }
    return number;
  }
}
