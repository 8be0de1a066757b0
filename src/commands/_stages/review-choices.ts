import { EXIT, UserError } from '../../model/errors.ts';
import type { AskEntry } from '../../model/review-ledger.ts';

const MAX_BYTES = 5_000_000;

/**
 * The first word of each line of the user's own list: order ids or SKUs. Empty lines and those after `#` are left out.
 * @throws UserError `list-unreadable` when the file cannot be read.
 */
export async function readList(path: string | undefined): Promise<ReadonlySet<string>> {
  if (path === undefined) return new Set();
  const { readSmallFile } = await import('../../sources/small-file.ts');
  const file = await readSmallFile(path, MAX_BYTES);
  if ('failure' in file) {
    const why = file.failure === 'too-large' ? 'it is too large for a list' : 'it cannot be read';
    throw new UserError('list-unreadable', EXIT.input, `The list ${path}: ${why}.`, ['Write one order id a line.']);
  }
  const lines = file.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const words = lines.map(
    (line) =>
      line
        .split('#', 1)[0]
        ?.trim()
        .split(/[\s,;]+/, 1)[0] ?? '',
  );
  return new Set(words.filter((word) => word !== ''));
}

/**
 * What the ledger of a profile says of an order: nothing where no ledger was begun.
 * @throws UserError of the ledger when it cannot be read: who was asked is then not known.
 */
export async function askedBefore(path: string): Promise<(orderId: string) => AskEntry | null> {
  const { Ledger } = await import('../../sources/requests/ledger.ts');
  if (!Ledger.exists(path)) return () => null;
  const ledger = await Ledger.open(path);
  try {
    const entries = new Map(ledger.entries().map((entry) => [entry.key, entry]));
    return (orderId) => entries.get(ledger.keyOf(orderId)) ?? null;
  } finally {
    ledger.close();
  }
}
