// node copy-csv.ts IN OUT: reads a CSV and writes it again, and computes nothing. What margins are measured against.
import { createReadStream, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('usage: copy-csv.ts IN OUT');

const field = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines: string[] = [];
for await (const cells of createReadStream(from).pipe(parse({ bom: true })) as AsyncIterable<string[]>) {
  lines.push(cells.map(field).join(','));
}
writeFileSync(to, `${lines.join('\n')}\n`);
