import { resolve } from 'node:path';
import { catalogueFile, resultFile } from '../fees/catalogue-file.ts';
import type { BenchCase } from '../harness.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);
const bin = here('../../bin/run.js');

/** Units whose fees are computed in one run: enough that starting Node hardly counts. */
const COMPUTED = 200_000;

function margins(name: string, rows: number, limit: number | null, rounds: number): BenchCase {
  return {
    name,
    rounds,
    count: rows,
    limit,
    baseline: () => [here('../fees/copy-csv.ts'), catalogueFile(rows), resultFile(`copied-${rows}.csv`)],
    subject: () => [
      '--max-old-space-size=8192',
      bin,
      ...['fees', 'margins', catalogueFile(rows), '--date', '2026-09-01', '--quiet'],
      ...['--format', 'csv', '--output', resultFile(`margins-${rows}.csv`)],
    ],
  };
}

/** Fees of whole catalogues: against the plain copy of the same file, and each unit against all of them at once. */
export const fees: readonly BenchCase[] = [
  margins('fees margins 50,000', 50_000, 20, 7),
  margins('fees margins 1,000,000', 1_000_000, null, 3),
  {
    name: 'fees computed',
    rounds: 7,
    count: COMPUTED,
    limit: null,
    baseline: () => [here('../fees/compute-fees.ts'), 'one', String(COMPUTED)],
    subject: () => [here('../fees/compute-fees.ts'), 'many', String(COMPUTED)],
  },
];
