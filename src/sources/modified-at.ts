import { stat } from 'node:fs/promises';

/** When a file was last written, as an ISO instant: for a download the moment it came. Null for what is no file. */
export async function modifiedAt(path: string): Promise<string | null> {
  if (path === '-') return null;
  try {
    const facts = await stat(path);
    return facts.isFile() ? facts.mtime.toISOString() : null;
  } catch {
    return null;
  }
}
