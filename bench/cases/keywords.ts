import { resolve } from 'node:path';
import type { BenchCase } from '../harness.ts';
import { keywordFiles } from '../keywords/keyword-files.ts';

const script = resolve(import.meta.dirname, '../keywords/audit-file.ts');

const LISTINGS = 50;
const PHRASES = 20_000;

function run(what: 'read' | 'audit'): readonly string[] {
  const { products, phrases } = keywordFiles(LISTINGS, PHRASES);
  return [script, what, products, phrases];
}

/** Every phrase on every listing, packed and with long titles cut, against reading the same files and doing nothing with them. */
export const keywords: readonly BenchCase[] = [
  {
    name: 'audit keywords 50 x 20,000',
    rounds: 3,
    count: LISTINGS * PHRASES,
    // 13.5 where it was measured, on two cores busy with other work.
    limit: 30,
    peak: 750,
    baseline: () => run('read'),
    subject: () => run('audit'),
  },
];
