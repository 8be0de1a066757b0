import type { Journal } from '../../model/journal.ts';
import type { JournalChange } from '../../readers/journal.ts';
import { ownText } from './own-text.ts';

/** Far above any journal a person keeps. */
const MOST_BYTES = 4_000_000;

function textOf(path: string): Promise<string | null> {
  const suggestion = 'Choose another place: sellerctl config set journal <file>, or SELLERCTL_JOURNAL.';
  return ownText(path, { what: 'journal', mostBytes: MOST_BYTES, suggestion });
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
