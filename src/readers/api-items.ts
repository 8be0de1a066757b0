import { isObject, type JsonObject, listOf } from './json-values.ts';

/** The items of an answer of a catalogue or listings API: one item, the `items` of a search, or answers in a list or line by line. */
export function itemsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document.flatMap((part) => (isObject(part) ? itemsOf(part) : [part]));
  if (!isObject(document)) return [];
  const payload = document['payload'];
  if (isObject(payload)) return itemsOf(payload);
  return Array.isArray(document['items']) ? listOf(document, 'items') : [document];
}

/** True for an item with the id and one of the parts. */
export function isItem(value: unknown, id: 'sku' | 'asin', parts: readonly string[]): value is JsonObject {
  return (
    isObject(value) &&
    typeof value[id] === 'string' &&
    parts.some((part) => isObject(value[part]) || Array.isArray(value[part]))
  );
}
