import type { Document, LineCounter } from 'yaml';

import { EXIT, UserError } from '../model/errors.ts';

/** A YAML file of the seller's own, kept with its comments. */
export interface OwnYaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
  /** Line of the key or entry under a path of keys and places, 1-based; the nearest one above it where it is not there. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Aliases a file may unfold: a handful is a style, thousands are a bomb. */
const MOST_ALIASES = 100;

/** Where a node begins; undefined for what is none. */
function startOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

/** The key of a pair: the line a person looks for, where the value begins on the next one. */
function keyIn(parent: unknown, key: string | number): unknown {
  const items = typeof parent === 'object' && parent !== null && 'items' in parent ? parent.items : undefined;
  if (typeof key === 'number' || !Array.isArray(items)) return undefined;
  const pair = (items as { key?: { value?: unknown } | null }[]).find((each) => each.key?.value === key);
  return pair?.key;
}

function lineFinder(document: Document.Parsed, lines: LineCounter): OwnYaml['lineOf'] {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const above = path.slice(0, length - 1);
      const parent: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
      const at = startOf(keyIn(parent, path[length - 1] ?? 0)) ?? startOf(document.getIn(path.slice(0, length), true));
      if (at !== undefined) return lines.linePos(at).line;
    }
    return 1;
  };
}

/** Null where brackets in brackets use up the stack. */
function parsed(parse: () => Document.Parsed): Document.Parsed | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Parses a YAML file that we also write: comments and order stay when it is changed.
 * @param what names the file in messages: "journal", "map".
 * @throws UserError `yaml-broken` with file and line.
 */
export async function parseOwnYaml(text: string, path: string, what: string): Promise<OwnYaml> {
  const { LineCounter: Counter, parseDocument } = await import('yaml');
  const lines = new Counter();
  const broken = (line: number, why: string): UserError =>
    new UserError('yaml-broken', EXIT.input, `${path}, line ${line}: the ${what} is broken: ${why}.`, [
      'Mend the line by hand; indent with blanks, never with tabs.',
    ]);
  const document = parsed(() => {
    return parseDocument(text, { lineCounter: lines, logLevel: 'silent', stringKeys: true, uniqueKeys: true });
  });
  if (document === null) throw broken(1, 'it is nested too deeply');
  const [error] = document.errors;
  if (error !== undefined) {
    const [first = error.message] = error.message.split(/ at line \d+|\n/);
    // The parser's own words for brackets in brackets without end.
    const why = /call stack/i.test(first) ? 'it is nested too deeply' : first.replace(/[:.]+$/, '');
    throw broken(error.linePos?.[0].line ?? 1, why);
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { document, value, lineOf: lineFinder(document, lines) };
  } catch (bomb) {
    throw broken(1, bomb instanceof Error ? bomb.message : 'it has no value');
  }
}

/** Sets a value under a path. A plain one takes the place of the old and keeps the comment behind it; a new node would not. */
export function setValue(document: OwnYaml['document'], path: readonly (string | number)[], value: unknown): void {
  document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
}
