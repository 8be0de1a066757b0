import { EXIT, UserError } from '../../model/errors.ts';

/** What a decoder puts in place of bytes that are no UTF-8. */
const NOT_UTF8 = '\uFFFD';

/** How a file of the seller's own is read. */
export interface OwnTextOptions {
  /** What it is, for codes: `map-unreadable`, `map-encoding`. */
  readonly what: string;
  readonly mostBytes: number;
  /** What to do when it cannot be read. */
  readonly suggestion: string;
}

/**
 * The text of a small file of the seller's own; null where there is none.
 * @throws UserError `<what>-unreadable`, `<what>-encoding` with the line of the first bytes that are no UTF-8.
 */
export async function ownText(path: string, { mostBytes, suggestion, what }: OwnTextOptions): Promise<string | null> {
  const { readSmallFile } = await import('../../sources/small-file.ts');
  const read = await readSmallFile(path, mostBytes);
  if ('failure' in read) {
    if (read.failure === 'missing') return null;
    const why = read.failure === 'too-large' ? `is larger than ${mostBytes} bytes` : 'cannot be read';
    throw new UserError(`${what}-unreadable`, EXIT.input, `${path} ${why}.`, [suggestion]);
  }
  const at = read.text.indexOf(NOT_UTF8);
  if (at === -1) return read.text;
  const line = read.text.slice(0, at).split('\n').length;
  throw new UserError(`${what}-encoding`, EXIT.input, `${path}, line ${line}: the file is not in UTF-8.`, [
    'Save it as UTF-8 in your editor.',
  ]);
}
