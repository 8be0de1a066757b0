// What reading a report is measured against: node baselines.ts NAME FILE. Every one adds up the same column of numbers
// by text, or does no more than its name says.
import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

const [name = '', path = ''] = process.argv.slice(2);

async function drain(stream: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  if (bytes === 0) throw new Error('nothing was read');
}

/** Where the second line begins. csv-parse reads the lines it is told to skip too, and stops at their quotes. */
function secondLine(): number {
  const head = Buffer.alloc(65_536);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  return head.indexOf('\n') + 1;
}

/** Rows as lists of texts: what most scripts do. */
async function csvParse(options: { delimiter: string; quote: string | false }, key: number, value: number) {
  const sums = new Map<string, number>();
  const start = options.quote === false ? 0 : secondLine();
  const rows = createReadStream(path, { start }).pipe(parse({ ...options, relax_column_count: true }));
  for await (const row of rows as AsyncIterable<string[]>) {
    const text = row[key] ?? '';
    sums.set(text, (sums.get(text) ?? 0) + Number(row[value]));
  }
}

/** Text columns and quoting off, as a report of Amazon's has to be read. */
function duckdb(delimiter: string, skip: number, key: number, value: number): void {
  const quote = delimiter === ',' ? '"' : '';
  const read = `read_csv('${path}', delim='${delimiter}', quote='${quote}', escape='${quote}', header=false, skip=${skip}, all_varchar=true, null_padding=true)`;
  const column = (place: number) => `column${String(place).padStart(2, '0')}`;
  const sql = `select ${column(key)}, sum(try_cast(${column(value)} as decimal(18,2))) from ${read} group by 1`;
  const script = `import duckdb; c = duckdb.connect(); c.execute("set threads=1"); c.execute("""${sql}""").fetchall()`;
  const run = spawnSync('python3', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.exitCode = run.status ?? 1;
}

function pandas(key: number, value: number): void {
  const script =
    `import pandas, csv; f = pandas.read_csv('${path}', sep='\\t', quoting=csv.QUOTE_NONE, usecols=[${key}, ${value}]); ` +
    `f.groupby(f.columns[0])[f.columns[1]].sum()`;
  const run = spawnSync('python3', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.exitCode = run.status ?? 1;
}

/** Line by line, holding none. */
async function parseLines(): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 262_144 }) })) {
    JSON.parse(line);
  }
}

const TABS = { delimiter: '\t', quote: false } as const;
const COMMAS = { delimiter: ',', quote: '"' } as const;

const BASELINES: Readonly<Record<string, () => unknown>> = {
  'bare-read': () => drain(createReadStream(path, { highWaterMark: 262_144 })),
  gunzip: () => drain(createReadStream(path).pipe(createGunzip())),
  'json-parse': () => JSON.parse(readFileSync(path, 'utf8')),
  'json-parse-lines': parseLines,
  'csv-parse-orders': () => csvParse(TABS, 11, 15),
  'csv-parse-settlement': () => csvParse(TABS, 13, 14),
  'csv-parse-search-query': () => csvParse(COMMAS, 0, 6),
  'duckdb-orders': () => duckdb('\t', 1, 11, 15),
  'duckdb-settlement': () => duckdb('\t', 1, 13, 14),
  'duckdb-search-query': () => duckdb(',', 2, 0, 6),
  'pandas-orders': () => pandas(11, 15),
};

const baseline = BASELINES[name];
if (baseline === undefined) throw new Error(`no baseline "${name}"`);
await baseline();
