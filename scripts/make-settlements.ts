// Writes fixtures/fees/settlements: settlements of sixty and more SKUs with faults put in and stories that only look
// like faults, by a seed. Run it after a change of the stories; a test compares the bytes.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { seededFiles } from './make-settlements/write-files.ts';

const folder = join(import.meta.dirname, '../fixtures/fees/settlements');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [name, text] of seededFiles()) await writeFile(join(folder, name), text);
