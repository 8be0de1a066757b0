import { plainText } from '../model/plain-text.ts';

function escaped(character: string): string {
  if (plainText(character) === character) return character;
  // By UTF-16 unit, as JSON spells characters beyond the first plane.
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * Anything but line feeds and letters and signs of Latin, usual punctuation, money, kana and Han, none of which needs an
 * escape: most texts hold nothing else, and to ask of each character which category it has is ten times the work.
 */
const UNUSUAL =
  /[^\n -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u23FF\u3001-\u3020\u3041-\u3096\u30A1-\u30FE\u4E00-\u9FA5]/;

function safe(text: string): string {
  return UNUSUAL.test(text) ? text.replace(/(?!\n)[\u007F\p{C}\p{Zl}\p{Zp}]/gu, escaped) : text;
}

/**
 * A value as JSON that is safe to show in a terminal: `JSON.stringify` escapes C0 controls and lone surrogates, this
 * adds DEL, C1 controls and bidirectional marks as `\u` escapes. Parsing gives back exactly the same value.
 */
export function jsonText(value: unknown, indent?: number): string {
  return safe(JSON.stringify(value, null, indent) ?? 'null');
}

const INDENT = 2;

/** A value at a depth, its first line without and its other lines with the indent of the depth. */
function nested(value: unknown, depth: number): string {
  let wrapped = value;
  for (let level = 0; level < depth; level += 1) wrapped = [wrapped];
  // `[\n  [\n    ` before the value and as much after it, which is cheaper to cut off than lines are to indent.
  const around = depth * 2 + (INDENT * depth * (depth + 1)) / 2;
  const after = depth * 2 + (INDENT * depth * (depth - 1)) / 2;
  const text = JSON.stringify(wrapped, null, INDENT) ?? 'null';
  return safe(depth === 0 ? text : text.slice(around, text.length - after));
}

/** True for an object that `JSON.stringify` writes key by key. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isLeftOut(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

/** The members of a list or object one by one, each after the name it has in an object. */
function* members(value: unknown): Generator<{ readonly name: string; readonly member: unknown }> {
  if (Array.isArray(value)) {
    for (const member of value as readonly unknown[]) yield { name: '', member };
    return;
  }
  if (!isPlain(value)) return;
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (!isLeftOut(member)) yield { name: `${safe(JSON.stringify(key))}: `, member };
  }
}

function* valueParts(value: unknown, depth: number, levels: number): Generator<string> {
  const isList = Array.isArray(value);
  if (depth >= levels || (!isList && !isPlain(value))) {
    yield nested(value, depth);
    return;
  }
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  let before = open;
  for (const { name, member } of members(value)) {
    yield `${before}\n${' '.repeat(INDENT * (depth + 1))}${name}`;
    yield* valueParts(member, depth + 1, levels);
    before = ',';
  }
  yield before === open ? open + close : `\n${' '.repeat(INDENT * depth)}${close}`;
}

/**
 * What `jsonText(value, 2)` answers, in parts: members of so many levels of lists and objects are written one by one, so
 * that no string holds the whole, which could be longer than a string may be.
 */
export function jsonParts(value: unknown, levels: number): Iterable<string> {
  return valueParts(value, 0, levels);
}
