import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BenchCase } from '../harness.ts';
import { type MadeKind, makeReport } from '../make-report.ts';

const here = (name: string): string => resolve(import.meta.dirname, name);
const bin = here('../../bin/run.js');
const folder = join(tmpdir(), 'sellerctl-bench');

interface Made {
  readonly path: string;
  prepare(): Promise<void>;
}

/** A report made once and kept for the next run. */
function made(kind: MadeKind, rows: number, ending: string): Made {
  const path = join(folder, `${kind}-${rows}${ending}`);
  return {
    path,
    async prepare() {
      if (existsSync(path)) return;
      mkdirSync(folder, { recursive: true });
      const aside = join(folder, `half-${kind}-${rows}${ending}`);
      await makeReport(kind, rows, aside);
      renameSync(aside, path);
    },
  };
}

const MILLION = 1_000_000;
const orders = made('orders', MILLION, '.txt');
const packed = made('orders', MILLION, '.txt.gz');
const settlement = made('settlement', MILLION, '.txt');
const searches = made('search-query', MILLION, '.csv');
const traffic = made('sales-and-traffic', 100_000, '-80mb.json');
const terms = made('top-search-terms-api', 300_000, '.json');
const queries = made('search-query-api', 100_000, '.json');
const kiosk = made('kiosk-sales-and-traffic', 150_000, '.jsonl');

/** Times as many times as bare reading that DuckDB took where it was measured beside ours: 1.75 s to 0.14 s. */
const DUCKDB_TO_BARE_READ = 12;
/** The same for DuckDB to csv-parse with lists: 1.75 s to 17.6 s, and 3.96 s to 10.6 s with real quoting. */
const DUCKDB_TO_CSV_PARSE = 0.1;
const DUCKDB_TO_CSV_PARSE_QUOTED = 0.37;

type Against = readonly [baseline: string, limit: number | null];

function sumsOf(name: string, { path, prepare }: Made, [baseline, limit]: Against, peak?: number): BenchCase {
  return {
    name: `sums of ${name} against ${baseline}`,
    baseline: [here('../baselines.ts'), baseline, path],
    subject: [here('../sums.ts'), path],
    limit,
    prepare,
    ...(peak === undefined ? {} : { peak }),
  };
}

/** Every cell looked at for problems, every control sum: the command as a seller runs it. */
function inspectOf(name: string, { path, prepare }: Made, [baseline, limit]: Against): BenchCase {
  return {
    name: `inspect ${name} against ${baseline}`,
    baseline: [here('../baselines.ts'), baseline, path],
    subject: [bin, 'reports', 'inspect', path, '--marketplace', 'US', '--json'],
    limit,
    prepare,
  };
}

/** Cases against tools this machine may not have. */
function withPython(module: string, cases: readonly BenchCase[]): readonly BenchCase[] {
  return spawnSync('python3', ['-c', `import ${module}`]).status === 0 ? cases : [];
}

export const reading: readonly BenchCase[] = [
  sumsOf('orders', orders, ['bare-read', DUCKDB_TO_BARE_READ], 150),
  sumsOf('orders', orders, ['csv-parse-orders', DUCKDB_TO_CSV_PARSE]),
  sumsOf('settlement', settlement, ['csv-parse-settlement', DUCKDB_TO_CSV_PARSE], 150),
  sumsOf('search-query', searches, ['csv-parse-search-query', DUCKDB_TO_CSV_PARSE_QUOTED], 450),
  sumsOf('orders.gz', packed, ['gunzip', 2], 150),
  inspectOf('orders', orders, ['csv-parse-orders', null]),
  inspectOf('settlement', settlement, ['csv-parse-settlement', null]),
  inspectOf('search-query', searches, ['csv-parse-search-query', null]),
  inspectOf('sales-and-traffic', traffic, ['json-parse', 1.3]),
  inspectOf('top-search-terms-api', terms, ['json-parse', null]),
  inspectOf('search-query-api', queries, ['json-parse', null]),
  inspectOf('kiosk-sales-and-traffic', kiosk, ['json-parse-lines', null]),
  ...withPython('duckdb', [
    sumsOf('orders', orders, ['duckdb-orders', 1]),
    sumsOf('settlement', settlement, ['duckdb-settlement', 1]),
    sumsOf('search-query', searches, ['duckdb-search-query', 1]),
  ]),
  ...withPython('pandas', [sumsOf('orders', orders, ['pandas-orders', 1])]),
];
