/**
 * Puts a copy of a folder of ours where the user wants it; see the sink `copyFolder`.
 * @throws UserError when the place holds other files or cannot be written.
 */
export async function writeFolder(from: string, to: string): Promise<void> {
  const { copyFolder } = await import('../sinks/folder.ts');
  await copyFolder(from, to);
}
