import type { Origin } from '../../model/records/origin.ts';
import type { ProductRecord } from '../../model/records/product.ts';
import { inOrder } from './facts-of-group.ts';
import type { ListingGroup } from './listing-group.ts';
import type { FieldText } from './field-text.ts';
import { normaliseText } from './text/normalise.ts';

/** A text of a listing that stands in one place. */
export type TextName = 'title' | 'itemHighlights' | 'description' | 'searchTerms';

type ProductText = TextName | 'bullets';

const PRODUCT_TEXTS: readonly ProductText[] = ['title', 'itemHighlights', 'bullets', 'description', 'searchTerms'];

/** Files whose products have the field somewhere: there an absent value is an empty cell, elsewhere an absent column. */
export type FieldsOfFiles = ReadonlyMap<string, ReadonlySet<ProductText>>;

export function fieldsOfFiles(products: readonly ProductRecord[]): FieldsOfFiles {
  const files = new Map<string, Set<ProductText>>();
  for (const product of products) {
    const fields = files.get(product.origin.file) ?? new Set();
    for (const field of PRODUCT_TEXTS) if (product[field] !== null) fields.add(field);
    files.set(product.origin.file, fields);
  }
  return files;
}

interface Candidate<Value> {
  readonly value: Value;
  readonly origin: Origin;
}

/** A field as it was audited, and the files that say otherwise. */
export interface ChosenText<Value> {
  readonly chosen: Value | null;
  /** Files that hold another text of the field, which was not audited. */
  readonly differing: readonly string[];
}

function productText<Name extends ProductText>(
  product: ProductRecord,
  name: Name,
  fields: FieldsOfFiles,
): ProductRecord[Name] | '' | null {
  return product[name] ?? (fields.get(product.origin.file)?.has(name) === true ? '' : null);
}

/** Every record that tells a field, the one to be believed first: Amazon's own before the seller's drafts, and what is shown last. */
function candidatesOf(group: ListingGroup, name: TextName, fields: FieldsOfFiles): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const add = (value: string | null | undefined, origin: Origin): void => {
    if (value !== null && value !== undefined) found.push({ value, origin });
  };
  const texts = inOrder(group.texts);
  for (const text of texts) if (text.standing === 'sent') add(text[name], text.origin);
  if (name === 'title' || name === 'description')
    for (const listing of group.listings) add(listing[name], listing.origin);
  for (const text of texts) if (text.standing === 'own') add(text[name], text.origin);
  for (const product of group.products) add(product[name], product.origin);
  for (const product of group.products) add(productText(product, name, fields), product.origin);
  if (found.length > 0 || name === 'searchTerms') return found;
  for (const item of group.items) add(item[name], item.origin);
  if (name === 'title') for (const state of group.states) add(state.title, state.origin);
  return found;
}

function textOf(raw: string, origin: Origin, lines = false): FieldText {
  return { ...normaliseText(raw, lines), origin };
}

/** The text of a field that is audited: the first candidate that holds one, an empty one where none does. */
export function chooseText(group: ListingGroup, name: TextName, fields: FieldsOfFiles): ChosenText<FieldText> {
  const candidates = candidatesOf(group, name, fields);
  const first = candidates.find(({ value }) => value !== '') ?? candidates[0];
  if (first === undefined) return { chosen: null, differing: [] };
  const lines = name === 'description';
  const chosen = textOf(first.value, first.origin, lines);
  const differing = candidates
    .filter(({ value, origin }) => value !== '' && origin.file !== first.origin.file && value !== first.value)
    .filter(({ value }) => normaliseText(value, lines).text !== chosen.text)
    .map(({ origin }) => origin.file);
  return { chosen, differing: differing.length === 0 ? differing : [...new Set(differing)] };
}

function bulletCandidates(group: ListingGroup, fields: FieldsOfFiles): Candidate<readonly string[]>[] {
  const found: Candidate<readonly string[]>[] = [];
  for (const text of inOrder(group.texts))
    if (text.bullets !== null) found.push({ value: text.bullets, origin: text.origin });
  for (const product of group.products) {
    const told = product.bullets ?? (fields.get(product.origin.file)?.has('bullets') === true ? [] : null);
    if (told !== null) found.push({ value: told, origin: product.origin });
  }
  if (found.length > 0) return found;
  return group.items.flatMap((item) => (item.bullets === null ? [] : [{ value: item.bullets, origin: item.origin }]));
}

/** The bullets that are audited, empty slots left out. */
export function chooseBullets(group: ListingGroup, fields: FieldsOfFiles): ChosenText<readonly FieldText[]> {
  const candidates = bulletCandidates(group, fields);
  const first = candidates.find(({ value }) => value.length > 0) ?? candidates[0];
  if (first === undefined) return { chosen: null, differing: [] };
  const chosen = first.value.map((bullet) => textOf(bullet, first.origin)).filter((bullet) => bullet.text !== '');
  const differing = candidates
    .filter(({ value, origin }) => value.length > 0 && origin.file !== first.origin.file)
    .filter(
      ({ value }) =>
        value.map((bullet) => normaliseText(bullet).text).join('\n') !== chosen.map(({ text }) => text).join('\n'),
    )
    .map(({ origin }) => origin.file);
  return { chosen, differing: differing.length === 0 ? differing : [...new Set(differing)] };
}
