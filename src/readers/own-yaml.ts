import type { Document, LineCounter } from 'yaml';

import { EXIT, UserError } from '../model/errors.ts';

/** A YAML file of the seller's own, kept with its comments. */
export interface OwnYaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
  /** Line of the value under a path of keys and places, 1-based; the nearest one above it where it is not there. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Aliases a file may unfold: a handful is a style, thousands are a bomb. */
const MOST_ALIASES = 100;

function lineFinder(document: Document.Parsed, lines: LineCounter): OwnYaml['lineOf'] {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
    }
    return 1;
  };
}

/**
 * Parses a YAML file that we also write: comments and order stay when it is changed.
 * @param what names the file in messages: "journal", "map".
 * @throws UserError `yaml-broken` with file and line.
 */
export async function parseOwnYaml(text: string, path: string, what: string): Promise<OwnYaml> {
  const { LineCounter: Counter, parseDocument } = await import('yaml');
  const lines = new Counter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', stringKeys: true, uniqueKeys: true });
  const broken = (line: number, why: string): UserError =>
    new UserError('yaml-broken', EXIT.input, `${path}, line ${line}: the ${what} is broken: ${why}.`, [
      'Mend the line by hand; indent with blanks, never with tabs.',
    ]);
  const [error] = document.errors;
  if (error !== undefined) {
    const [first = error.message] = error.message.split(/ at line \d+|\n/);
    throw broken(error.linePos?.[0].line ?? 1, first.replace(/[:.]+$/, ''));
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { document, value, lineOf: lineFinder(document, lines) };
  } catch (bomb) {
    throw broken(1, bomb instanceof Error ? bomb.message : 'it has no value');
  }
}
