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
 * A value as JSON that is safe to show in a terminal: `JSON.stringify` escapes C0 controls and lone surrogates, this
 * adds DEL, C1 controls and bidirectional marks as `\u` escapes. Parsing gives back exactly the same value.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent) ?? 'null';
  return text.replace(/(?!\n)[\u007F\p{C}\p{Zl}\p{Zp}]/gu, escaped);
}
