import { resolve } from 'node:path';
import type { BenchCase } from '../harness.ts';

const bin = resolve(import.meta.dirname, '../../bin/run.js');

/** What a user waits for before anything is done, against a Node that does nothing. */
export const startup: readonly BenchCase[] = [
  { name: 'startup --help', baseline: ['-e', '0'], subject: [bin, '--help'], limit: 5 },
  { name: 'startup --version', baseline: ['-e', '0'], subject: [bin, '--version'], limit: 5 },
];
