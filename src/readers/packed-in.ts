import type { SourceFile } from '../model/source-file.ts';
import { allBytes } from './byte-stream.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { type Packed, packedFiles } from './unpack.ts';
import { centralDirectory } from './zip-directory.ts';

/** The files inside a zip archive that was read before; none where it is no longer the archive it was. */
export async function packedIn(source: Pick<SourceFile, 'open'>): Promise<readonly Packed[]> {
  const tooLarge = (): FileRefused => new FileRefused('archive-too-large', 'The archive is too large.');
  try {
    const archive = await allBytes(source.open(), LIMITS.archiveBytes, tooLarge);
    return packedFiles(archive, centralDirectory(archive));
  } catch (error) {
    if (error instanceof FileRefused) return [];
    throw error;
  }
}
