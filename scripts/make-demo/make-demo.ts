import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellDemo, writeTexts } from './build-demo.ts';
import { describeTroubles } from './describe-troubles.ts';
import { drawImages } from './draw-images.ts';

/*
 * Writes fixtures/demo, the folder of the sample seller, and fixtures/demo-troubles.json, what is wrong with it. Another
 * folder may be named as the first argument. Seed and dates are fixed: the same script writes the same files.
 */
const fixtures = process.argv[2] ?? fileURLToPath(new URL('../../fixtures', import.meta.url));
const demo = tellDemo();
const files = new Map([...writeTexts(demo), ...(await drawImages())]);
await rm(join(fixtures, 'demo'), { recursive: true, force: true });
let bytes = 0;
for (const [name, content] of files) {
  const path = join(fixtures, 'demo', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  bytes += content.byteLength;
}
await writeFile(join(fixtures, 'demo-troubles.json'), `${JSON.stringify(describeTroubles(demo), null, 2)}\n`);
process.stdout.write(`${files.size} files, ${(bytes / 1_048_576).toFixed(2)} MB\n`);
