import { plainText } from '../../model/plain-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text that HTML shows as it is, in an element or a quoted attribute; controls and bidi marks are made visible. */
export function escape(text: string): string {
  return plainText(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/** A text as part of an id: letters, digits and hyphens only. Not unique by itself. */
export function idPart(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'part'
  );
}

/** Coordinates with two decimals at most: enough for a screen, and the same bytes on every machine. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A link that opens nothing but a web page; the plain text where there is no such address. */
export function link(text: string, href: string | null): string {
  return href === null ? escape(text) : `<a href="${escape(href)}" rel="noopener noreferrer">${escape(text)}</a>`;
}
