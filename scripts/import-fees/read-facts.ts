import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? process.env['FEE_FACTS'];
if (folder === undefined) throw new Error('name the folder of the facts: node scripts/import-fees.ts FOLDER');

/** One file of the collected facts. */
export function readFacts(name: string): unknown {
  return JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'));
}
