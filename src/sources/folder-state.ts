import { randomBytes } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether something can be written into a folder: tried, because rights do not tell of full or foreign disks. */
export async function isWritable(folder: string): Promise<'writable' | 'closed' | 'absent'> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'closed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'closed';
  }
  const path = join(folder, `.try-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(path, 'x', { flag: 'wx' });
    return 'writable';
  } catch {
    return 'closed';
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
