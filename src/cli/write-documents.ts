import type { Document } from '../model/document.ts';
import { loadRenderer } from '../renderers/registry.ts';
import type { Context } from './context.ts';

/** A document with the name of its file, without ending. */
export interface NamedDocument {
  readonly name: string;
  readonly document: Document;
}

/**
 * Writes documents as CSV files into one folder, all of them or none. A folder that holds only such files of an earlier
 * run is replaced. Formulas are made harmless, as in every CSV of ours.
 * @throws UserError `folder-occupied` or `folder-not-writable`.
 */
export async function writeCsvFolder(
  to: string,
  documents: readonly NamedDocument[],
  context: Pick<Context, 'width' | 'locale'>,
): Promise<void> {
  const [{ writeFolder }, render] = await Promise.all([import('../sinks/folder.ts'), loadRenderer('csv')]);
  const { width, locale } = context;
  const files = new Map(
    documents.map(({ name, document }) => [`${name}.csv`, render(document, { width, locale, colour: false })]),
  );
  await writeFolder(to, files, (name) => /^(?:cases|\d{3,}-[a-z0-9-]+)\.csv$/.test(name));
}
