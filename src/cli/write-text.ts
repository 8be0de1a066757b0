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
