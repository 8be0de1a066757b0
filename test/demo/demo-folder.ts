import { fileURLToPath } from 'node:url';

import type { Loaded } from '../../src/model/loaded.ts';
import { readReports } from '../../src/readers/read.ts';
import { collectFiles } from '../../src/sources/files.ts';

export const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
export const DEMO = `${FIXTURES}/demo`;

/** The sample seller's folder as the tool reads it. */
export async function readDemo(): Promise<Loaded> {
  const { files } = await collectFiles([DEMO]);
  return await readReports(files, { marketplace: null });
}
