import type { OutgoingFile, WrittenFile } from '../sinks/export-files.ts';

export type { WrittenFile } from '../sinks/export-files.ts';

/**
 * Writes files of the archive into a folder of the user's; see the sink `exportFiles`.
 * @throws UserError when the folder cannot be written.
 */
export async function exportFolder(to: string, files: readonly OutgoingFile[]): Promise<WrittenFile[]> {
  const { exportFiles } = await import('../sinks/export-files.ts');
  return await exportFiles(to, files);
}
