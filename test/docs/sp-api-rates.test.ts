import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { OPERATIONS } from '../../src/sources/sp-api/operation-table.ts';

const PAGE = fileURLToPath(new URL('../../docs/sp-api.md', import.meta.url));
const TABLE = /(?<=<!-- rates -->\n\n)[\s\S]*?(?=\n\n<!-- \/rates -->)/;

/** A table as the formatter leaves it: columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

it('docs/sp-api.md lists every operation with its rate', () => {
  const rows = OPERATIONS.map(({ api, name, rate, source }) => [
    api,
    name,
    String(rate.burst),
    String(rate.perSecond),
    source.confidence,
  ]);
  const wanted = table([['API', 'operation', 'calls at once', 'calls a second', 'confidence'], ...rows]);
  const page = readFileSync(PAGE, 'utf8');
  if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(PAGE, page.replace(TABLE, wanted));
  expect(TABLE.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(wanted);
});
