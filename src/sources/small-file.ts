import { open } from 'node:fs/promises';

/** Text of a small file of the user's own, or why there is none. */
export type SmallFile = { readonly text: string } | { readonly failure: 'too-large' | 'unreadable' | 'missing' };

/** Reads a whole file as UTF-8 unless it is larger than `maxBytes`: a wrong path must not fill memory. Never throws. */
export async function readSmallFile(path: string, maxBytes: number): Promise<SmallFile> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      return size > maxBytes ? { failure: 'too-large' } : { text: await file.readFile('utf8') };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { failure: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
}
