import { resolve } from 'node:path';
import type { BenchCase } from '../harness.ts';
import { listingsFile } from '../listings/listings-file.ts';

const script = resolve(import.meta.dirname, '../listings/audit-file.ts');

/** Listings audited in one run. */
const LISTINGS = 10_000;

/** Every rule on every listing, against reading the same file and doing nothing with it. */
export const listings: readonly BenchCase[] = [
  {
    name: 'audit listings 10,000',
    rounds: 5,
    count: LISTINGS,
    // 10.5 and 590 MB where it was measured, on two cores busy with other work.
    limit: 15,
    peak: 750,
    baseline: () => [script, 'read', listingsFile(LISTINGS)],
    subject: () => [script, 'audit', listingsFile(LISTINGS)],
  },
];
