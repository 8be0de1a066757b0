// Adds up one column by text through the readers, holding no record: node sums.ts FILE. Says on standard error how much
// memory it took.
import type * as Consumers from '../src/model/record-consumer.ts';
import type * as Readers from '../src/readers/read.ts';
import type * as Files from '../src/sources/files.ts';

/** What is measured is what is shipped: the build, without its types. */
async function built<M>(path: string): Promise<M> {
  return (await import(new URL(`../dist/${path}`, import.meta.url).href)) as M;
}

const { collectFiles } = await built<typeof Files>('sources/files.js');
const { consumerOf } = await built<typeof Consumers>('model/record-consumer.js');
const { readReports } = await built<typeof Readers>('readers/read.js');

const sums = new Map<string, number>();

function add(key: string | null, value: number | null | undefined): void {
  if (key !== null) sums.set(key, (sums.get(key) ?? 0) + (value ?? 0));
}

const accept = (): void => undefined;
const consumers = [
  consumerOf('order-line', ['asin', 'itemPrice'], () => ({
    take: ({ asin, itemPrice }) => add(asin, itemPrice?.minor),
    accept,
  })),
  consumerOf('settlement-line', ['amountDescription', 'amount'], () => ({
    take: ({ amountDescription, amount }) => add(amountDescription, amount.minor),
    accept,
  })),
  consumerOf('search-query', ['query', 'clicks'], () => ({
    take: ({ query, clicks }) => add(query, clicks.total),
    accept,
  })),
];

const { files } = await collectFiles(process.argv.slice(2));
const loaded = await readReports(files, { marketplace: 'US', consumers });
const [file] = loaded.files;
if (file === undefined || file.records === 0 || sums.size === 0) throw new Error('nothing was added up');
console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
