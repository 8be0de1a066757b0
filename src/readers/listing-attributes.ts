import { findMarketplace } from '../model/marketplace.ts';
import { isObject, type JsonObject, listOf } from './json-values.ts';

/** Longest value of an attribute kept as a text; longer ones are no value but a document. */
const LONGEST = 200_000;

/** One value of an attribute of the Listings or Catalog Items API. */
interface AttributeValue {
  readonly element: JsonObject;
  readonly marketplaceId: string | null;
  readonly languageTag: string | null;
}

function textAt(element: JsonObject, key: string): string | null {
  const value = element[key];
  if (typeof value === 'string') return value.length > LONGEST ? value.slice(0, LONGEST) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function valuesOf(attributes: JsonObject, name: string): AttributeValue[] {
  return listOf(attributes, name)
    .filter(isObject)
    .map((element) => ({
      element,
      marketplaceId: textAt(element, 'marketplace_id'),
      languageTag: textAt(element, 'language_tag'),
    }));
}

/** Ids of the marketplaces the attributes name, in the order they come. */
export function marketplacesOfAttributes(attributes: JsonObject): string[] {
  const ids = Object.keys(attributes).flatMap((name) => valuesOf(attributes, name).map((value) => value.marketplaceId));
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The attributes of one marketplace, in the language of its shop where there are several. */
export class AttributesOfPlace {
  readonly languageTag: string | null;
  readonly #attributes: JsonObject;
  readonly #marketplaceId: string | null;

  constructor(attributes: JsonObject, marketplaceId: string | null) {
    this.#attributes = attributes;
    this.#marketplaceId = marketplaceId;
    const own = findMarketplace(marketplaceId ?? '')?.locale.replace('-', '_') ?? null;
    const tags = this.#here('item_name').map((value) => value.languageTag);
    this.languageTag = tags.includes(own) ? own : (tags.find((tag) => tag !== null) ?? null);
  }

  #here(name: string): AttributeValue[] {
    return valuesOf(this.#attributes, name).filter(
      ({ marketplaceId }) => marketplaceId === null || marketplaceId === this.#marketplaceId,
    );
  }

  /** Names of the attributes that have a value here. */
  get names(): string[] {
    return Object.keys(this.#attributes).filter((name) => this.#here(name).length > 0);
  }

  /** The plain values of an attribute, in their order. */
  texts(name: string, part = 'value'): string[] {
    return this.#here(name)
      .filter(
        ({ languageTag }) => languageTag === null || this.languageTag === null || languageTag === this.languageTag,
      )
      .flatMap(({ element }) => textAt(element, part) ?? []);
  }

  /** The first plain value; null where there is none. */
  text(name: string, part = 'value'): string | null {
    return this.texts(name, part)[0] ?? null;
  }

  /** Every attribute by name; one that has no plain value (a weight, a price) is there without values. */
  get all(): Record<string, readonly string[]> {
    return Object.fromEntries(this.names.map((name) => [name, this.texts(name)]));
  }
}
