/**
 * Writes a text of ours into a file, aside and then renamed, so that the file never holds half of it.
 * @throws UserError as the sink `writeFileAside`.
 */
export async function writeText(path: string, text: string): Promise<void> {
  const { writeFileAside } = await import('../sinks/file.ts');
  await writeFileAside(path, text);
}

/**
 * Writes files into a folder that is new, empty or holds only files of an earlier run (`ours`); all of them or none.
 * @throws UserError as the sink `writeFolder`.
 */
export async function writeTexts(
  to: string,
  files: ReadonlyMap<string, string>,
  ours: (name: string) => boolean,
): Promise<void> {
  const { writeFolder } = await import('../sinks/folder.ts');
  await writeFolder(to, files, ours);
}

/** Only their owner may read what a seller notes. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Writes a file of the seller's own that others need not read, aside and then renamed; its folder is made.
 * @throws UserError as the sink `writeFileAside`.
 */
export async function writePrivateText(path: string, text: string): Promise<void> {
  const [{ writeFileAside }, { mkdir }, { dirname }] = await Promise.all([
    import('../sinks/file.ts'),
    import('node:fs/promises'),
    import('node:path'),
  ]);
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  await writeFileAside(path, text, { mode: PRIVATE_FILE });
}
