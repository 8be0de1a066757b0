import { EXIT, UserError } from '../../model/errors.ts';
import type { Journal } from '../../model/journal.ts';
import type { JournalChange } from '../../readers/journal.ts';

/** Far above any journal a person keeps. */
const MOST_BYTES = 4_000_000;

/** The text of a file of the seller's own; null where there is none. @throws UserError `file-unreadable`. */
async function textOf(path: string): Promise<string | null> {
  const { readSmallFile } = await import('../../sources/small-file.ts');
  const read = await readSmallFile(path, MOST_BYTES);
  if ('text' in read) return read.text;
  if (read.failure === 'missing') return null;
  const why = read.failure === 'too-large' ? `is larger than ${MOST_BYTES} bytes` : 'cannot be read';
  throw new UserError('file-unreadable', EXIT.input, `${path} ${why}; nothing was changed.`, [
    'Choose another place: sellerctl config set journal <file>, or SELLERCTL_JOURNAL.',
  ]);
}

/** What the seller noted; nothing where no journal is kept yet. @throws UserError for one that is broken. */
export async function loadJournal(path: string): Promise<Journal> {
  const [text, { readJournal }] = await Promise.all([textOf(path), import('../../readers/journal.ts')]);
  return await readJournal(text, path);
}

/**
 * Changes the journal as it is on the disk now and gives what it holds then. Two runs that change it at the same time
 * follow each other: the second waits or is told so.
 * @throws UserError of reading and writing; the file then is as it was.
 */
export async function changeJournalFile(
  path: string,
  change: (journal: Journal) => JournalChange | null,
): Promise<Journal> {
  const [{ changeJournal, readJournal }, { withLock }, { writePrivateText }] = await Promise.all([
    import('../../readers/journal.ts'),
    import('../../sources/runs/run-lock.ts'),
    import('../../cli/write-text.ts'),
  ]);
  return await withLock(`${path}.lock`, 'journal', async () => {
    const text = await textOf(path);
    const journal = await readJournal(text, path);
    const wanted = change(journal);
    if (wanted === null) return journal;
    const changed = await changeJournal(text, path, wanted);
    await writePrivateText(path, changed);
    return await readJournal(changed, path);
  });
}
